"""What SciPy's BFGS and its trust-region Newton method need for the functions of lbfgs.py, and a Hessian.

Made with Python 3.11, scipy 1.17.1, numpy 2.4.6:  python3 second-order.py
It writes beside itself: second-order-functions.csv (plugin, function, length, iterations, least value) and
second-order-hessian.csv (the Hessian of Rosenbrock's function of four variables at the start, a row a line).
"""
import os

import numpy as np
from scipy.optimize import approx_fprime, minimize, rosen, rosen_der, rosen_hess

from lbfgs import FOLDER, beale, beale_der, quadratic, quadratic_der


def quadratic_hess(x):
    return np.diag(10 ** (4 * np.arange(len(x)) / (len(x) - 1)))


def beale_hess(x):
    return approx_fprime(x, beale_der)


def functions():
    problems = [("rosenbrock", rosen, rosen_der, rosen_hess, np.array([-1.2, 1])),
                ("rosenbrock", rosen, rosen_der, rosen_hess, np.tile([-1.2, 1], 10)),
                ("quadratic", quadratic, quadratic_der, quadratic_hess, np.zeros(50)),
                ("beale", beale, beale_der, beale_hess, np.array([1.0, 1]))]
    with open(os.path.join(FOLDER, "second-order-functions.csv"), "w") as out:
        out.write("plugin,name,length,iterations,least\n")
        for plugin in ("bfgs", "newton"):
            for name, value, gradient, hessian, start in problems:
                found = minimize(value, start, jac=gradient, method="BFGS" if plugin == "bfgs" else "trust-exact",
                                 hess=None if plugin == "bfgs" else hessian, options={"gtol": 1e-5, "maxiter": 1000})
                assert found.success, found
                out.write(f"{plugin},{name},{len(start)},{found.nit},{found.fun:.3g}\n")


def hessian():
    with open(os.path.join(FOLDER, "second-order-hessian.csv"), "w") as out:
        for row in rosen_hess(np.array([-1.2, 1, -1.2, 1])):
            out.write(",".join(f"{x:.9g}" for x in row) + "\n")


if __name__ == "__main__":
    functions()
    hessian()
