"""Golden values for the penalties, constraints and layers of this module.

PyTorch 1.13.1 (Debian 12), numpy 1.24.2, Python 3.11; run in this folder: /usr/bin/python3 golden.py
It computes in double from inputs that are exact floats, and writes penalties.txt, constraints.txt, layers.txt.

A file holds cases: a line "= <plugin's text>", then one line per matrix: name, rows, columns, numbers column by column.
PyTorch's rows (units, samples) are Nacre's columns, so both have the same order in storage.
"""
import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20261120)


def draw(*shape, scale=1.0, shift=0.0):
    return torch.tensor((rng.normal(size=shape) * scale + shift).astype(np.float32).astype(np.float64))


class Out:
    def __init__(self, name):
        self.file = open(name, "w")
        self.file.write("# PyTorch 1.13.1; script: golden.py\n")

    def case(self, text):
        self.file.write("= %s\n" % text)

    def put(self, name, m):
        m = torch.as_tensor(m).detach()
        m = m.reshape(1, 1) if m.dim() == 0 else m.reshape(1, -1) if m.dim() == 1 else m
        columns, rows = m.shape
        numbers = " ".join("%.9g" % v for v in m.reshape(-1).tolist())
        self.file.write("%s %d %d %s\n" % (name, rows, columns, numbers))


def weights(units, inputs):
    w = draw(units, inputs, scale=0.7)
    w[0, 0] = 0
    return w


def penalties():
    out = Out("penalties.txt")

    def one(text, w, function):
        w = w.clone().requires_grad_()
        value = function(w)
        value.backward()
        out.case(text)
        out.put("w", w)
        out.put("value", value)
        out.put("gradient", w.grad)
        return w

    def gram(w):
        return w @ w.T - torch.eye(w.shape[0])

    one("l1(lambda=0.3)", weights(3, 5), lambda w: 0.3 * torch.norm(w, 1))
    w = one("l2(lambda=0.25)", weights(3, 5), lambda w: 0.25 * (torch.norm(w, 2) ** 2))
    stepped = w.detach().clone().requires_grad_()
    stepped.grad = torch.zeros_like(stepped)
    torch.optim.SGD([stepped], lr=1.0, weight_decay=0.5).step()
    out.put("weight_decay", w.detach() - stepped.detach())
    one("elasticNet(l1=0.2, l2=0.7)", weights(4, 6), lambda w: 0.2 * torch.norm(w, 1) + 0.7 * w.pow(2).sum())
    one("orthogonal(lambda=0.15)", weights(3, 5), lambda w: 0.15 * torch.norm(gram(w), "fro") ** 2)
    one("orthogonal(lambda=0.4)", weights(5, 3), lambda w: 0.4 * torch.norm(gram(w), "fro") ** 2)
    one("orthogonal(lambda=1)", weights(4, 4), lambda w: torch.norm(gram(w), "fro") ** 2)


def constraints():
    out = Out("constraints.txt")

    def one(text, w, function):
        out.case(text)
        out.put("w", w)
        out.put("projected", function(w.clone()))

    def columns():
        w = draw(6, 5)
        w[1] = 0
        w[2] *= 0.01
        w[3] *= 10
        return w

    def min_max(low, high, rate):  # keras.constraints.MinMaxNorm
        def project(w):
            norms = torch.linalg.vector_norm(w, dim=1, keepdim=True)
            desired = rate * torch.clamp(norms, low, high) + (1 - rate) * norms
            return torch.where(norms > 0, w * desired / norms, w)

        return project

    one("maxNorm(max=1.5)", columns(), lambda w: torch.renorm(w, 2, 0, 1.5))
    one("maxNorm(max=0.25)", columns(), lambda w: torch.renorm(w, 2, 0, 0.25))
    one("unitNorm()", columns(), lambda w: F.normalize(w, dim=1))
    one("minMaxNorm(min=0.5, max=2, rate=1)", columns(), min_max(0.5, 2, 1))
    one("minMaxNorm(min=0.5, max=2, rate=0.3)", columns(), min_max(0.5, 2, 0.3))
    one("nonNegative()", columns(), lambda w: torch.clamp(w, min=0))


def layers():
    out = Out("layers.txt")

    def step(layer, k, x, dy, loss=None):
        x = x.clone().requires_grad_()
        for p in layer.parameters():
            p.grad = None
        y = layer(x)
        extra = loss(x) if loss else torch.zeros(())
        ((y * dy).sum() + extra).backward()
        out.put("%d.x" % k, x)
        out.put("%d.dy" % k, dy)
        out.put("%d.y" % k, y)
        out.put("%d.dx" % k, x.grad)
        out.put("%d.loss" % k, extra)
        for name, p in layer.named_parameters():
            out.put("%d.d.%s" % (k, name), p.grad)
        for name, b in layer.named_buffers():
            if name != "num_batches_tracked":
                out.put("%d.after.%s" % (k, name), b)

    def affine(layer, features):
        with torch.no_grad():
            layer.weight.copy_(draw(features, scale=0.5, shift=1))
            layer.bias.copy_(draw(features))
        out.put("start.weight", layer.weight)
        out.put("start.bias", layer.bias)

    def batch_norm(text, features, samples, momentum, epsilon, scale, shift):
        out.case(text)
        layer = torch.nn.BatchNorm1d(features, eps=epsilon, momentum=momentum)
        affine(layer, features)
        for k, n in enumerate(samples):
            # PyTorch refuses a training batch of one; ours is its inference mode, with gradients
            layer.train(n > 1)
            step(layer, k, draw(n, features, scale=scale, shift=shift), draw(n, features))
        layer.eval()
        x = draw(3, features, scale=scale, shift=shift)
        out.put("infer.x", x)
        out.put("infer.y", layer(x))

    batch_norm("batchNorm(momentum=0.1, epsilon=0.00001)", 5, [4, 4, 1, 3, 2, 1], 0.1, 1e-5, 1, 0.5)
    batch_norm("batchNorm(momentum=0.35, epsilon=0.01)", 2, [300, 7], 0.35, 0.01, 0.1, 20)
    batch_norm("batchNorm(momentum=1, epsilon=0.001)", 3, [6, 6], 1, 0.001, 30, -5)

    def layer_norm(text, features, samples, epsilon, scale, shift):
        out.case(text)
        layer = torch.nn.LayerNorm(features, eps=epsilon)
        affine(layer, features)
        for k, n in enumerate(samples):
            step(layer, k, draw(n, features, scale=scale, shift=shift), draw(n, features))
        layer.eval()
        x = draw(3, features, scale=scale, shift=shift)
        out.put("infer.x", x)
        out.put("infer.y", layer(x))

    layer_norm("layerNorm(epsilon=0.00001)", 5, [4, 1, 3], 1e-5, 1, 0.5)
    layer_norm("layerNorm(epsilon=0.1)", 7, [3], 0.1, 0.2, 10)
    layer_norm("layerNorm(epsilon=0.001)", 1, [3], 0.001, 1, 0)

    class Pass(torch.nn.Module):
        def forward(self, x):
            return x * 1

    def activity(text, x, loss):
        out.case(text)
        step(Pass(), 0, x, draw(*x.shape), loss)

    def elastic(l1, l2):
        return lambda x: (l1 * x.abs() + l2 * x.pow(2)).sum(dim=1).mean()

    def divergence(rate, factor):
        def of(x):
            target = torch.distributions.Bernoulli(probs=torch.full((x.shape[1],), rate))
            mean = torch.distributions.Bernoulli(probs=x.mean(dim=0))
            return factor * torch.distributions.kl_divergence(target, mean).sum()

        return of

    x = draw(4, 5)
    x[1, 2] = 0
    activity("activityPenalty(l1=0.3, l2=0)", x, elastic(0.3, 0))
    activity("activityPenalty(l1=0.05, l2=0.2)", x, elastic(0.05, 0.2))
    p = torch.sigmoid(draw(6, 4, scale=2)).to(torch.float32).to(torch.float64)
    activity("klSparsity(rate=0.05, lambda=0.5)", p, divergence(0.05, 0.5))
    activity("klSparsity(rate=0.6, lambda=3)", p, divergence(0.6, 3))


penalties()
constraints()
layers()
