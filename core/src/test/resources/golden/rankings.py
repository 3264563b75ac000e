"""ROC AUC and average precision, by scikit-learn. Scores are rounded to few digits in most cases, so that many are equal.

Run in this folder: /usr/bin/python3 rankings.py; it writes rankings.txt.
Lines: "single roc ap | scores | 0 or 1", and "macro outputs roc ap | scores, sample by sample | class of each sample".
"""
import numpy, sklearn
from sklearn.metrics import average_precision_score, roc_auc_score

random = numpy.random.default_rng(7)
text = lambda values: " ".join(repr(float(v)) for v in values)
with open("rankings.txt", "w") as out:
    out.write("# scikit-learn %s; script: rankings.py\n" % sklearn.__version__)
    for n, share, digits in [(2, 0.5, 1), (10, 0.5, 1), (40, 0.1, 1), (40, 0.9, 0), (100, 0.3, 2), (200, 0.05, 6), (50, 0.5, -3)]:
        t = random.random(n) < share
        t[0], t[1] = True, False
        scores = numpy.round(random.normal(size=n) + 0.8 * t, digits)
        out.write("single %r %r | %s | %s\n" % (
            float(roc_auc_score(t, scores)), float(average_precision_score(t, scores)), text(scores), " ".join(str(int(x)) for x in t)))
    for n, k in [(30, 2), (60, 5)]:
        c = random.integers(0, k, n)
        c[:k] = range(k)
        scores = random.normal(size=(n, k)) + numpy.eye(k)[c]
        scores = numpy.round(numpy.exp(scores) / numpy.exp(scores).sum(1, keepdims=True), 2)
        t = numpy.eye(k, dtype=int)[c]
        out.write("macro %d %r %r | %s | %s\n" % (
            k, float(roc_auc_score(t, scores, average="macro")), float(average_precision_score(t, scores, average="macro")),
            text(scores.ravel()), " ".join(map(str, c))))
