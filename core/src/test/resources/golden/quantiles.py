"""Quantiles of the normal distribution, by Python's statistics module (Wichura's algorithm AS 241).

Python 3.11; run in this folder: /usr/bin/python3 quantiles.py; it writes quantiles.txt.
"""
from statistics import NormalDist

with open("quantiles.txt", "w") as out:
    out.write("# Python 3.11, statistics.NormalDist; script: quantiles.py\n")
    for p in [2.0**-32, 1e-8, 1e-6, 1e-4, 0.01, 0.0242, 0.0243, 0.1, 0.3, 0.5, 0.6, 0.9, 0.9757, 0.9758, 0.999, 1 - 1e-6]:
        out.write("%r %r\n" % (p, NormalDist().inv_cdf(p)))
