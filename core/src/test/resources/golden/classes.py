"""Figures of classification and regression, by scikit-learn.

Run in this folder: /usr/bin/python3 classes.py; it writes classes.txt.
Lines: "classes k accuracy precision recall f1 top2 | scores, sample by sample | class of each sample", precision, recall and f1 macro, or of class 1
if k is 1; "numbers k mse mae r2 | predictions, sample by sample | targets".
"""
import numpy, sklearn
from sklearn.metrics import (accuracy_score, f1_score, mean_absolute_error, mean_squared_error, precision_score, r2_score,
                             recall_score, top_k_accuracy_score)

random = numpy.random.default_rng(11)
text = lambda values: " ".join(repr(float(v)) for v in numpy.ravel(values))
with open("classes.txt", "w") as out:
    out.write("# scikit-learn %s; script: classes.py\n" % sklearn.__version__)
    for n, k in [(40, 3), (60, 5), (12, 4), (30, 1)]:
        classes = max(2, k)
        c = random.integers(0, classes, n)
        if k == 4: c[c == 2] = 1  # a class that doesn't occur
        scores = random.random((n, k)).astype("float32")
        if k > 1: scores += numpy.eye(k, dtype="float32")[c] * numpy.float32(0.4)
        y = scores.argmax(1) if k > 1 else (scores[:, 0] > 0.5).astype(int)
        args = dict(average="macro", zero_division=0) if k > 1 else dict(zero_division=0)
        top = top_k_accuracy_score(c, scores, k=2, labels=range(k)) if k > 1 else 1
        out.write("classes %d %r %r %r %r %r | %s | %s\n" % (
            k, float(accuracy_score(c, y)), float(precision_score(c, y, **args)), float(recall_score(c, y, **args)),
            float(f1_score(c, y, **args)), float(top), text(scores), " ".join(map(str, c))))
    for n, k in [(20, 1), (30, 3)]:
        t = (random.normal(size=(n, k)) * 3 + 1).astype("float32")
        y = (t + random.normal(size=(n, k))).astype("float32")
        out.write("numbers %d %r %r %r | %s | %s\n" % (
            k, float(mean_squared_error(t.astype(float), y.astype(float))), float(mean_absolute_error(t.astype(float), y.astype(float))),
            float(r2_score(t.astype(float), y.astype(float))), text(y), text(t)))
