"""Moments, bounds and quantiles of initializers' distributions, from SciPy, with the deviations that PyTorch and Keras define.

    /usr/bin/python3 distributions.py       (SciPy 1.10.1, PyTorch 1.13.1), in this directory

Writes distributions.csv: text of the plugin, fan-in, fan-out, mean, deviation, lower and upper bound, then the quantiles of
0.025, 0.05 ... 0.975. Where PyTorch has the initializer, a sample of its own is compared first.
"""
import math

import numpy as np
import torch
from scipy import stats
from torch.nn import init

FAN_IN, FAN_OUT = 300, 75
PROBABILITIES = [i / 40 for i in range(1, 40)]


def normal(deviation, mean=0.0):
    return stats.norm(mean, deviation)


def cut(deviation, mean=0.0):
    """Normal, cut at two deviations."""
    return stats.truncnorm(-2, 2, mean, deviation)


def corrected(deviation):
    """The same, with that deviation after the cut: tf.keras.initializers.VarianceScaling."""
    return cut(deviation / stats.truncnorm(-2, 2).std())


def uniform(low, high):
    return stats.uniform(low, high - low)


def centred(deviation):
    limit = math.sqrt(3) * deviation
    return uniform(-limit, limit)


he = math.sqrt(2 / FAN_IN)
leaky = init.calculate_gain("leaky_relu", 0.25) / math.sqrt(FAN_IN)
glorot = math.sqrt(2 / (FAN_IN + FAN_OUT))
lecun = math.sqrt(1 / FAN_IN)

# text, distribution, PyTorch's own where there is one; its weights are fan-out × fan-in
TABLE = [
    ("normal(deviation=0.01, mean=0)", normal(0.01), lambda w: init.normal_(w, 0, 0.01)),
    ("normal(deviation=2, mean=-1)", normal(2, -1), lambda w: init.normal_(w, -1, 2)),
    ("truncatedNormal(deviation=0.01, mean=0)", cut(0.01), lambda w: init.trunc_normal_(w, 0, 0.01, -0.02, 0.02)),
    ("truncatedNormal(deviation=0.5, mean=3)", cut(0.5, 3), lambda w: init.trunc_normal_(w, 3, 0.5, 2, 4)),
    ("uniform(low=-0.05, high=0.05)", uniform(-0.05, 0.05), lambda w: init.uniform_(w, -0.05, 0.05)),
    ("uniform(low=1, high=3)", uniform(1, 3), lambda w: init.uniform_(w, 1, 3)),
    ("glorotNormal", normal(glorot), init.xavier_normal_),
    ("glorotUniform", centred(glorot), init.xavier_uniform_),
    ("heNormal(slope=0)", normal(he), lambda w: init.kaiming_normal_(w, nonlinearity="relu")),
    ("heNormal(slope=0.25)", normal(leaky), lambda w: init.kaiming_normal_(w, 0.25)),
    ("heUniform(slope=0)", centred(he), lambda w: init.kaiming_uniform_(w, nonlinearity="relu")),
    ("heUniform(slope=0.25)", centred(leaky), lambda w: init.kaiming_uniform_(w, 0.25)),
    ("lecunNormal", normal(lecun), lambda w: init.kaiming_normal_(w, nonlinearity="linear")),
    ("lecunUniform", centred(lecun), lambda w: init.kaiming_uniform_(w, nonlinearity="linear")),
    ('varianceScaling(scale=1, mode="fanIn", distribution="truncatedNormal")', corrected(lecun), None),
    ('varianceScaling(scale=2, mode="fanIn", distribution="normal")', normal(he), None),
    (
        'varianceScaling(scale=2, mode="fanOut", distribution="normal")',
        normal(math.sqrt(2 / FAN_OUT)),
        lambda w: init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu"),
    ),
    ('varianceScaling(scale=1, mode="fanAvg", distribution="uniform")', centred(glorot), init.xavier_uniform_),
    ('varianceScaling(scale=3, mode="fanAvg", distribution="truncatedNormal")', corrected(glorot * math.sqrt(3)), None),
]

torch.manual_seed(1)
with open("distributions.csv", "w") as out:
    out.write("# SciPy 1.10.1, PyTorch 1.13.1, distributions.py beside this file\n")
    out.write("text;fanIn;fanOut;mean;deviation;low;high;quantiles\n")
    for text, distribution, own in TABLE:
        if own:
            sample = np.concatenate([own(torch.empty(FAN_OUT, FAN_IN)).numpy().ravel() for _ in range(10)])
            assert stats.kstest(sample, distribution.cdf).pvalue > 1e-3, text
        low, high = distribution.support()
        numbers = [distribution.mean(), distribution.std(), low, high, *distribution.ppf(PROBABILITIES)]
        shown = ";".join(f"{v:.9g}".replace("inf", "Infinity") for v in numbers)
        out.write(f"{text};{FAN_IN};{FAN_OUT};{shown}\n")
