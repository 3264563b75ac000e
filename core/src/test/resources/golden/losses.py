"""Golden values of the losses.

PyTorch 1.13.1 (Debian 12), numpy 1.24.2, Python 3.11; run in this folder: /usr/bin/python3 losses.py
It computes in double from inputs that are exact floats, and writes losses.txt.

A case is a line "= <loss's text>", then lines of: name, rows, columns, numbers column by column. PyTorch's rows (samples)
are Nacre's columns, so both have the same order in storage.

PyTorch's reduction "mean" over all elements is our mean over the samples of the mean over outputs. It divides
multi_margin_loss by the number of classes, which the paper and we don't. smooth_l1_loss(beta) would be our
huber(delta=beta) divided by beta.
"""
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20261121)
out = open("losses.txt", "w")
out.write("# PyTorch 1.13.1; script: losses.py\n")


def draw(*shape, scale=1.0):
    return exact(rng.normal(size=shape) * scale)


def exact(a):
    return torch.tensor(np.asarray(a).astype(np.float32).astype(np.float64))


def put(name, m):
    m = m.detach().reshape(-1, m.shape[-1] if m.dim() else 1)
    numbers = " ".join("NaN" if v != v else "%.9g" % v for v in m.reshape(-1).tolist())
    out.write("%s %d %d %s\n" % (name, m.shape[1], m.shape[0], numbers))


def case(text, y, t, loss, predict=lambda y: y):
    y = y.clone().requires_grad_()
    value = loss(y, t)
    value.backward()
    out.write("= %s\n" % text)
    put("y", y)
    put("t", t)
    put("value", value)
    put("dy", y.grad)
    put("prediction", predict(y))


def one_hot(samples, classes):
    return F.one_hot(torch.tensor(rng.integers(0, classes, samples)), classes).double()


def soft(samples, classes):
    return exact(torch.softmax(draw(samples, classes, scale=2), dim=1))


def softmax(y):
    return torch.softmax(y, dim=1)


t = draw(4, 3)
y = t + draw(4, 3, scale=2)
y[1, 1] = t[1, 1]
y = exact(y)
case("mse()", y, t, F.mse_loss)
case("mae()", y, t, F.l1_loss)
case("huber(delta=1)", y, t, F.huber_loss)
case("huber(delta=0.3)", y, t, lambda y, t: F.huber_loss(y, t, delta=0.3))
case("huber(delta=2.5)", y, t, lambda y, t: F.huber_loss(y, t, delta=2.5))

for smoothing in [0, 0.1, 0.75]:
    text = "crossEntropy(labelSmoothing=%s)" % smoothing
    loss = lambda y, t: F.cross_entropy(y, t, label_smoothing=smoothing)
    case(text, draw(5, 4, scale=2), one_hot(5, 4), loss, softmax)
    case(text, draw(3, 6), soft(3, 6), loss, softmax)
    case(text, exact([[120.0, -90, 3], [-1000, 0, 30]]), exact([[0.0, 1, 0], [0, 0, 1]]), loss, softmax)

case("binaryCrossEntropy()", draw(5, 4, scale=3), exact(rng.uniform(size=(5, 4))),
     F.binary_cross_entropy_with_logits, torch.sigmoid)
case("binaryCrossEntropy()", exact([[0, 80, -70], [-80, 2, 200]]), exact([[1, 0, 0], [1, 0, 1]]),
     F.binary_cross_entropy_with_logits, torch.sigmoid)

for margin in [1, 0.4]:
    text = "hinge(margin=%s)" % margin
    case(text, draw(6, 4), one_hot(6, 4),
         lambda y, t: 4 * F.multi_margin_loss(y, t.argmax(dim=1), margin=margin))
    case(text, draw(6, 1), exact([[1], [-1], [1], [1], [-1], [-1]]),
         lambda y, t: F.margin_ranking_loss(y, torch.zeros_like(y), t, margin=margin))

w = torch.tensor([0.5, 2, 1, 3])
case("classWeighted(loss=crossEntropy(labelSmoothing=0), weights=[0.5, 2, 1, 3])", draw(7, 4, scale=2), one_hot(7, 4),
     lambda y, t: F.cross_entropy(y, t.argmax(dim=1), weight=w, reduction="none").mean(), softmax)
case("classWeighted(loss=binaryCrossEntropy(), weights=[0.25, 4])", draw(6, 1, scale=2), exact([[1], [0], [0], [1], [0], [1]]),
     lambda y, t: F.binary_cross_entropy_with_logits(y, t, weight=torch.where(t == 1, 4.0, 0.25)), torch.sigmoid)


def pinball(quantiles):
    q = exact(quantiles)
    return lambda y, t: torch.maximum(q * (t - y), (q - 1) * (t - y)).mean()


case("pinball(quantiles=[0.3])", draw(5, 3, scale=2), draw(5, 3), pinball([0.3]))
case("pinball(quantiles=[0.05, 0.5, 0.95])", draw(6, 3, scale=2), draw(6, 1).repeat(1, 3), pinball([0.05, 0.5, 0.95]))

m, d = exact([3, -20]), exact([2, 0.5])
for text, loss in [("mse", F.mse_loss), ("huber(delta=1)", F.huber_loss)]:
    case("scaledTargets(loss=%s, mean=[3, -20], deviation=[2, 0.5])" % text, draw(5, 2), exact(m + d * draw(5, 2)),
         lambda y, t: loss(y, (t - m) / d), lambda y: y * d + m)

# Steps of different number for each sample: the mean over the steps of a sample that have a target, then over samples.
# The targets of a missing step are NaN; PyTorch gets zeros there, and its losses are masked.
there = torch.tensor([[1, 1, 1], [1, 0, 0], [0, 1, 1], [1, 1, 0]], dtype=torch.bool)


def per_step(text, width, t, loss, predict):
    t = torch.where(there.repeat_interleave(width, dim=1), t, torch.nan)

    def masked(y, t):
        each = loss(y.reshape(-1, width), torch.nan_to_num(t.reshape(-1, width))).reshape(4, 3)
        return ((each * there).sum(dim=1) / there.sum(dim=1)).mean()

    case("perStep(loss=%s, outputs=%d)" % (text, width), draw(4, 3 * width, scale=2), t, masked,
         lambda y: predict(y.reshape(-1, width)).reshape(4, -1))


per_step("crossEntropy(labelSmoothing=0)", 4, one_hot(12, 4).reshape(4, 12),
         lambda y, t: F.cross_entropy(y, t.argmax(dim=1), reduction="none"), softmax)
per_step("mse", 2, draw(4, 6), lambda y, t: F.mse_loss(y, t, reduction="none").mean(dim=1), lambda y: y)
