"""Golden values for the layers of this module.

PyTorch 1.13 (Debian 12), numpy 1.24.2, Python 3.11; run in this folder: /usr/bin/python3 golden.py
Forward passes are written from the papers' formulas, gradients are PyTorch's. It computes in double from inputs that are
exact floats, and writes layers.txt.

A case: a line "= <plugin's text>", then one line per matrix: name, rows, columns, numbers column by column. "shape" is
height, width and channels of a sample. PyTorch's rows (units, samples) are Nacre's columns, so both have the same order in
storage. "fit" is what the layer is fitted to; "start.<parameter>" its values then; "after.<statistic>" those after fitting.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(20261128)


def draw(*shape, scale=1.0, shift=0.0):
    return torch.tensor((rng.normal(size=shape) * scale + shift).astype(np.float32).astype(np.float64))


class Out:
    def __init__(self, name):
        self.file = open(name, "w")
        self.file.write("# PyTorch 1.13; script: golden.py\n")

    def put(self, name, m):
        m = torch.as_tensor(m).detach()
        m = m.reshape(1, 1) if m.dim() == 0 else m.reshape(1, -1) if m.dim() == 1 else m
        columns, rows = m.shape
        numbers = " ".join("%.9g" % v for v in m.reshape(-1).tolist())
        self.file.write("%s %d %d %s\n" % (name, rows, columns, numbers))

    def case(self, text, shape, x, forward, start=None, fit=None, after=None):
        """forward: x (samples, features), parameters by name → outputs."""
        self.file.write("= %s\n" % text)
        self.put("shape", torch.tensor([float(size) for size in shape.split("x")]))
        if fit is not None:
            self.put("fit", fit)
        parameters = {name: value.clone().requires_grad_() for name, value in (start or {}).items()}
        for name, value in parameters.items():
            self.put("start." + name, value)
        for name, value in (after or {}).items():
            self.put("after." + name, value)
        x = x.clone().requires_grad_()
        y = forward(x, parameters)
        dy = draw(*y.shape)
        y.backward(dy)
        self.put("x", x)
        self.put("y", y)
        self.put("dy", dy)
        self.put("dx", x.grad if x.grad is not None else torch.zeros_like(x))
        for name, value in parameters.items():
            self.put("d." + name, value.grad)


out = Out("layers.txt")


# robust scale: median, quartiles; a feature with equal quartiles, a constant one
def robust(columns, clip):
    def forward(x, p):
        z = (x - median) * factor
        bent = z / torch.sqrt(1 + (z / clip) ** 2) if clip else z
        return torch.stack([bent[:, i] if i in columns else x[:, i] for i in range(x.shape[1])], 1)
    return forward


data = draw(11, 4, scale=3, shift=1)
data[:, 1] = torch.tensor([5.0] * 9 + [1.0, 9.0])
data[:, 2] = 7
q = np.quantile(data.numpy(), [0, .25, .5, .75, 1], axis=0)
median = torch.tensor(q[2])
with np.errstate(divide="ignore"):
    factor = torch.tensor(np.where(q[3] > q[1], 1 / (q[3] - q[1]), np.where(q[4] > q[0], 2 / (q[4] - q[0]), 0)))
x = draw(5, 4, scale=6)
statistics = {"median": median, "scale": factor}
out.case("robustScale", "1x1x4", x, robust([0, 1, 2, 3], 3), fit=data, after=statistics)
out.case("robustScale(clip=0)", "1x1x4", x, robust([0, 1, 2, 3], 0), fit=data, after=statistics)
out.case("robustScale(clip=2, columns=[1, 3])", "1x1x4", x, robust([1, 3], 2), fit=data)

out.case("featureScale", "1x1x4", x, lambda x, p: x * p["weight"], {"weight": draw(4)})


# PBLD: [W2 cos(2 pi w x + b) + c, x]
def periodic(columns):
    def forward(x, p):
        parts = []
        for i in range(x.shape[1]):
            v = x[:, i:i + 1]
            if i in columns:
                k = columns.index(i)
                angles = 2 * np.pi * p["frequency"][k] * v + p["phase"][k]
                mapped = p["weight"].reshape(len(columns), -1, p["frequency"].shape[1])[k]
                parts.append(torch.cos(angles) @ mapped.T + p["bias"][k])
            parts.append(v)
        return torch.cat(parts, 1)
    return forward


x = draw(5, 3, scale=2)
out.case("periodicEmbeddings(frequencies=5, outputs=4)", "1x1x3", x, periodic([0, 1, 2]),
         {"frequency": draw(3, 5, scale=0.4), "phase": draw(3, 5), "weight": draw(9, 5), "bias": draw(3, 3)})
out.case("periodicEmbeddings(frequencies=2, outputs=2, columns=[1])", "1x1x3", x, periodic([1]),
         {"frequency": draw(1, 2, scale=3), "phase": draw(1, 2, scale=2), "weight": draw(1, 2), "bias": draw(1, 1)})


# PLE, version B; bins from unique quantiles
def piecewise(columns, bins):
    def forward(x, p):
        parts = []
        for i in range(x.shape[1]):
            v = x[:, i]
            if i not in columns:
                parts.append(v[:, None])
                continue
            k = columns.index(i)
            edges = np.unique(np.quantile(data[:, i].numpy(), np.linspace(0, 1, bins + 1)).astype(np.float32))
            result = v[:, None] * p["weight"][k] + p["bias"][k]
            for j in range(len(edges) - 1):
                code = (v - float(edges[j])) / (float(edges[j + 1]) - float(edges[j]))
                if j > 0:
                    code = torch.clamp(code, min=0)
                if j < len(edges) - 2:
                    code = torch.clamp(code, max=1)
                result = result + code[:, None] * p["bin_weight"].reshape(len(columns), bins, -1)[k, j]
            parts.append(result)
        return torch.cat(parts, 1)
    return forward


data = draw(20, 4, scale=2)
data[:, 1] = torch.tensor([0.0] * 8 + [1.0] * 5 + [2.5] * 7)
data[:, 2] = 3
x = draw(9, 4, scale=3)
out.case("piecewiseLinear(bins=5, outputs=3)", "1x1x4", x, piecewise([0, 1, 2, 3], 5),
         {"weight": draw(4, 3), "bias": draw(4, 3), "bin_weight": draw(20, 3)}, fit=data)
out.case("piecewiseLinear(bins=4, outputs=2, columns=[1, 3])", "1x1x4", x, piecewise([1, 3], 4),
         {"weight": draw(2, 2), "bias": draw(2, 2), "bin_weight": draw(8, 2)}, fit=data)


# embedding: binary, one-hot, learned; category 2 of the learned column is unseen, -1 missing
def embedding(x, p):
    table = torch.cat([p["weight"], torch.zeros(1, p["weight"].shape[1])])
    rows = []
    for a, number, b, c in x.detach().numpy():
        binary = [{0: -1, 1: 1}.get(int(a), 0)]
        hot = [float(b == j) for j in range(3)]
        index = int(c) if c in (0, 1, 3) else 4
        rows.append(torch.cat([torch.tensor(binary + [number] + hot), table[index]]))
    y = torch.stack(rows)
    return torch.cat([y[:, :1], x[:, 1:2], y[:, 2:]], 1)


names = '[["n", "y"], ["r", "g", "b"], ["a", "b", "c", "d"]]'
out.case("embedding(columns=[0, 2, 3], categories=%s, outputs=2, oneHot=3)" % names, "1x1x4",
         torch.tensor([[0, 1.5, 2, 3], [1, -2, 0, 0], [-1, 0.25, -1, 2], [1, 3, 1, 1], [0, 3, 1, 3]]),
         embedding, {"weight": draw(4, 2)},
         fit=torch.tensor([[0.0, 1, 0, 0], [1, 2, 1, 1], [1, 2, 2, 3], [-1, 0, -1, -1]]))

# parametric: x + a (f(x) - x)
x = draw(6, 4, scale=2)
out.case("parametric(mish)", "1x1x4", x, lambda x, p: x + p["weight"] * (torch.nn.functional.mish(x) - x),
         {"weight": draw(4)})
out.case("parametric(selu)", "2x1x2", x,
         lambda x, p: x + p["weight"].repeat(2) * (torch.nn.functional.selu(x) - x), {"weight": draw(2)})

# neural-tangent parametrization
out.case("ntkDense(3, initialize=normal)", "1x1x4", x, lambda x, p: x @ p["weight"].T / 2 + p["bias"],
         {"weight": draw(3, 4), "bias": draw(3)})

# ensembles that share weights: 3 members of 2 features, samples x (members * features)
k = 3
out.case("memberInputs(3)", "1x1x4", x, lambda x, p: (x[:, None, :] * p["weight"]).reshape(len(x), -1),
         {"weight": draw(k, 4)})
x = draw(5, k * 2)


def members(x, p):
    m = x.reshape(len(x), k, 2)
    if "input_scale" in p:
        m = m * p["input_scale"]
    m = m @ p["weight"].T
    if "output_scale" in p:
        m = m * p["output_scale"]
    return (m + p["bias"]).reshape(len(x), -1)


own = {"output_scale": draw(k, 4), "bias": draw(k, 4)}
out.case("memberDense(4)", "3x1x2", x, members, {"weight": draw(4, 2), "input_scale": draw(k, 2), **own})
out.case("memberDense(4, own=outputs)", "3x1x2", x, members, {"weight": draw(4, 2), **own})
out.case("memberDense(4, own=none)", "3x1x2", x, members, {"weight": draw(4, 2), "bias": draw(4)})
heads = {}
for m in range(k):
    heads["%d.weight" % m] = draw(4, 2)
    heads["%d.bias" % m] = draw(4)
out.case("memberHeads(4)", "3x1x2", x,
         lambda x, p: torch.cat([x[:, 2 * m:2 * m + 2] @ p["%d.weight" % m].T + p["%d.bias" % m] for m in range(k)], 1),
         heads)
x = draw(5, k * 4)
out.case("combineMembers", "3x1x4", x, lambda x, p: x.reshape(-1, k, 4).mean(1))
out.case("combineMembers(combine=probabilities)", "3x1x4", x,
         lambda x, p: torch.log(torch.softmax(x.reshape(-1, k, 4), 2).mean(1)))
out.case("combineMembers(combine=probabilities)", "3x1x1", x[:, :3], lambda x, p: torch.logit(torch.sigmoid(x).mean(1, keepdim=True)))
