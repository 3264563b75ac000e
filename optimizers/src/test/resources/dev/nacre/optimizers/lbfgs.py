"""What SciPy's L-BFGS-B needs for some functions, and the least loss of a softmax regression.

Made with Python 3.11, scipy 1.10.1, numpy 1.24.2:  /usr/bin/python3 lbfgs.py
It writes beside itself: lbfgs-functions.csv (name, length, iterations, evaluations, least value), lbfgs-regression.csv (two
features and the class of overlapping clouds; the first line holds the least mean cross-entropy, without penalty).
"""
import os

import numpy as np
from scipy.optimize import minimize, rosen, rosen_der

FOLDER = os.path.dirname(os.path.abspath(__file__))


def quadratic(x):
    return 0.5 * np.sum(10 ** (4 * np.arange(len(x)) / (len(x) - 1)) * (x - 1) ** 2)


def quadratic_der(x):
    return 10 ** (4 * np.arange(len(x)) / (len(x) - 1)) * (x - 1)


def beale(x):
    return sum((c - x[0] * (1 - x[1] ** k)) ** 2 for k, c in zip((1, 2, 3), (1.5, 2.25, 2.625)))


def beale_der(x):
    terms = [(c - x[0] * (1 - x[1] ** k), k) for k, c in zip((1, 2, 3), (1.5, 2.25, 2.625))]
    return np.array([sum(-2 * r * (1 - x[1] ** k) for r, k in terms),
                     sum(2 * r * x[0] * k * x[1] ** (k - 1) for r, k in terms)])


def functions():
    problems = [("rosenbrock", rosen, rosen_der, np.array([-1.2, 1])),
                ("rosenbrock", rosen, rosen_der, np.tile([-1.2, 1], 10)),
                ("quadratic", quadratic, quadratic_der, np.zeros(50)),
                ("beale", beale, beale_der, np.array([1.0, 1]))]
    with open(os.path.join(FOLDER, "lbfgs-functions.csv"), "w") as out:
        out.write("name,length,iterations,evaluations,least\n")
        for name, value, gradient, start in problems:
            found = minimize(value, start, jac=gradient, method="L-BFGS-B",
                             options={"maxcor": 10, "gtol": 1e-5, "ftol": 0, "maxiter": 1000})
            assert found.success, found
            out.write(f"{name},{len(start)},{found.nit},{found.nfev},{found.fun:.3g}\n")


def regression():
    random = np.random.RandomState(3)
    labels = np.arange(90) % 3
    x = np.round(random.randn(90, 2) + np.array([[0, 0], [2, 0], [0, 2]])[labels], 3)

    def loss(w):
        z = x @ w[:6].reshape(2, 3) + w[6:]
        top = z.max(axis=1, keepdims=True)
        log = z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True))
        difference = (np.exp(log) - np.eye(3)[labels]) / len(x)
        return -log[np.arange(90), labels].mean(), np.concatenate([(x.T @ difference).ravel(), difference.sum(axis=0)])

    found = minimize(loss, np.zeros(9), jac=True, method="BFGS", options={"gtol": 1e-9})
    with open(os.path.join(FOLDER, "lbfgs-regression.csv"), "w") as out:
        out.write(f"# {found.fun:.9f}\n")
        for row, label in zip(x, labels):
            out.write(f"{row[0]},{row[1]},{label}\n")


if __name__ == "__main__":
    functions()
    regression()
