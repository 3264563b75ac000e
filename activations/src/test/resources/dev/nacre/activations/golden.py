"""Golden values of activations, from PyTorch in double precision.

    /usr/bin/python3 golden.py        (PyTorch 1.13.1, Debian's python3-torch), in this directory

Writes <name>.csv for each element-wise function: text of the plugin, x, f(x), f'(x); and <name>.txt for each layer: blocks of
lines, matrices as columns one after the other. All x are floats, so that both programs see the same numbers; at a kink the
derivative is PyTorch's choice.
"""
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SOURCE = f"# PyTorch {torch.__version__}, golden.py beside this file\n"

ELEMENTWISE = {
    "identity": lambda x: 1 * x,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "relu6": F.relu6,
    "leakyRelu(alpha=0.01)": lambda x: F.leaky_relu(x, 0.01),
    "leakyRelu(alpha=0.3)": lambda x: F.leaky_relu(x, 0.3),
    "elu(alpha=1)": lambda x: F.elu(x, 1.0),
    "elu(alpha=0.5)": lambda x: F.elu(x, 0.5),
    "celu(alpha=1)": lambda x: F.celu(x, 1.0),
    "celu(alpha=2)": lambda x: F.celu(x, 2.0),
    "selu": F.selu,
    "gelu(approximate=false)": lambda x: F.gelu(x),
    "gelu(approximate=true)": lambda x: F.gelu(x, approximate="tanh"),
    "swish(beta=1)": F.silu,
    "swish(beta=2)": lambda x: x * torch.sigmoid(2 * x),
    "mish": F.mish,
    "softplus(beta=1)": lambda x: F.softplus(x, 1.0),
    "softplus(beta=0.5)": lambda x: F.softplus(x, 0.5),
    "softsign": F.softsign,
    "hardSigmoid": F.hardsigmoid,
    "hardSwish": F.hardswish,
}

KINKS = [0.0, -0.0, 3.0, -3.0, 6.0, -6.0]
SMALL = [1e-3, 1e-5, 1e-10, 1e-30, 1.4e-45]
LARGE = [8.5, 9.0, 9.5, 12.0, 16.5, 17.5, 20.5, 30.0, 50.0, 87.0, 89.0, 110.0, 1e3, 1e4, 1e10, 1e30]
NEAR = [2.999, 3.001, 5.999, 6.001]
GRID = [i / 8 for i in range(-64, 65)]


def elementwise():
    positive = SMALL + LARGE + NEAR
    points = sorted(set(np.float32(GRID + KINKS + positive + [-v for v in positive]).tolist()))
    files = {}
    for text, function in ELEMENTWISE.items():
        x = torch.tensor(points, requires_grad=True)
        y = function(x)
        (d,) = torch.autograd.grad(y.sum(), x)
        name = text.split("(")[0]
        lines = files.setdefault(name, [SOURCE, "text,x,y,derivative\n"])
        for a, b, c in zip(points, y.tolist(), d.tolist()):
            lines.append(f"{text},{a:.9g},{b:.9g},{c:.9g}\n")
    for name, lines in files.items():
        with open(name + ".csv", "w") as out:
            out.writelines(lines)


def prelu(x, weight):
    return F.prelu(x, weight)


def maxout(pieces):
    # x is samples × inputs; the pieces are blocks of inputs
    return lambda x, _: x.view(x.shape[0], pieces, -1).max(dim=1)[0]


# text, function, inputs, whether it has a weight and of which length
LAYERS = [
    ("prelu(start=0.25, shared=false)", prelu, 7, 7),
    ("prelu(start=0.25, shared=true)", prelu, 7, 1),
    ("maxout(pieces=1)", maxout(1), 5, 0),
    ("maxout(pieces=2)", maxout(2), 8, 0),
    ("maxout(pieces=3)", maxout(3), 12, 0),
    ("glu", lambda x, _: F.glu(x, dim=1), 10, 0),
    ("softmax", lambda x, _: F.softmax(x, dim=1), 9, 0),
    ("softmax", lambda x, _: F.softmax(x, dim=1), 1, 0),
    ("logSoftmax", lambda x, _: F.log_softmax(x, dim=1), 9, 0),
    ("logSoftmax", lambda x, _: F.log_softmax(x, dim=1), 1, 0),
]


def numbers(tensor):
    return " ".join(f"{v:.9g}" for v in np.asarray(tensor.detach(), dtype=np.float64).ravel())


def layers():
    random = np.random.RandomState(3)
    files = {}
    for text, function, inputs, weights in LAYERS:
        samples = 6
        x = np.float32(random.normal(size=(samples, inputs)) * 2)
        x[1] = 0  # ties and kinks
        x[2] = np.round(x[2])
        x[3] *= 100  # far out
        x[4] += 1000
        x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        weight = torch.tensor(np.float32(random.normal(size=weights)), dtype=torch.float64, requires_grad=True)
        y = function(x, weight)
        dy = torch.tensor(np.float32(random.normal(size=tuple(y.shape))), dtype=torch.float64)
        y.backward(dy)
        lines = files.setdefault(text.split("(")[0], [SOURCE])
        lines.append(f"\ntext {text}\nsamples {samples}\n")
        lines.append(f"x {numbers(x)}\ny {numbers(y)}\ndy {numbers(dy)}\ndx {numbers(x.grad)}\n")
        if weights:
            lines.append(f"weight {numbers(weight)}\ndweight {numbers(weight.grad)}\n")
    for name, lines in files.items():
        with open(name + ".txt", "w") as out:
            out.writelines(lines)


elementwise()
layers()
