"""Golden values for the ladder network: one whole step for each combinator.

numpy 2.4.6, Python 3.11; run in this folder: python3 golden.py
The loss is written from algorithm 1 of Rasmus et al., 2015, and equation 1 of Pezeshki et al., 2016, sample by row, the two
paths one after the other, in double. Gradients are differences of it (h = 1e-6). Noise is that of dev.nacre.compute.Noise: the
same hash of pass and index, and the exact normal quantile. It writes steps.txt.

A case: a line "= <plugin's text>", then one line per matrix: name, rows, columns, numbers column by column, where a sample is a
column: "x" (labelled samples first), "t" (labelled samples only), "loss", "costs", "start.<parameter>", "d.<parameter>", and
"after.<statistic>" after the step.
"""
import statistics
import numpy as np

rng = np.random.default_rng(20261129)
NORMAL = statistics.NormalDist()
MASK64 = (1 << 64) - 1
MASK32 = (1 << 32) - 1
SEED = 5
LABELLED, UNLABELLED = 5, 7


def draw(*shape, scale=1.0, shift=0.0):
    return (rng.normal(size=shape) * scale + shift).astype(np.float32).astype(np.float64)


def pass_seed(position):
    z = (SEED + position * 0x9E3779B97F4A7C15) & MASK64
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK64
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK64
    return z ^ (z >> 31)


def gaussian(seed, index):
    h = (index * 0x9E3779B9 + (seed & MASK32)) & MASK32
    h = ((h ^ (h >> 16)) * 0x85EBCA6B + (seed >> 32)) & MASK32
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & MASK32
    h = h ^ (h >> 16)
    return NORMAL.inv_cdf(((h >> 1) + 0.5) / 2**31)


def noise(position, rows, columns):
    seed = pass_seed(position)
    return np.array([[gaussian(seed, r * columns + c) for c in range(columns)] for r in range(rows)])


def sigma(x):
    return 1 / (1 + np.exp(-x))


def batch_norm(x):
    return (x - x.mean(0)) / np.sqrt(x.var(0) + 1e-10)


def gauss(a, z, u):
    mu = a[0] * sigma(a[1] * u + a[2]) + a[3] * u + a[4]
    v = a[5] * sigma(a[6] * u + a[7]) + a[8] * u + a[9]
    return (z - mu) * v + mu


def vanilla(a, z, u):
    return a[0] + a[1] * z + a[2] * u + a[3] * z * u + a[4] * sigma(a[5] + a[6] * z + a[7] * u + a[8] * z * u)


def mlp(a, z, u):
    """a: 5 rows (weights of z, u and z·u, bias, output weight) × 4 hidden units."""
    h = z[..., None] * a[0] + u[..., None] * a[1] + (z * u)[..., None] * a[2] + a[3]
    return (np.where(h > 0, h, 0.1 * h) * a[4]).sum(-1)


def softmax(y):
    e = np.exp(y - y.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


class Case:
    def __init__(self, sizes, costs, deviations, combinator, constants):
        self.sizes, self.costs, self.deviations, self.combinator = sizes, costs, deviations, combinator
        self.top = len(sizes) - 1
        self.low = next(i for i, c in enumerate(costs) if c > 0)
        self.x = draw(LABELLED + UNLABELLED, sizes[0])
        self.t = np.eye(sizes[-1])[np.arange(LABELLED) % sizes[-1]]
        self.noises = [noise(l + 1, LABELLED + UNLABELLED, size) for l, size in enumerate(sizes)]
        self.p = {}
        for l in range(1, self.top + 1):
            self.p["%d.weight" % l] = draw(sizes[l], sizes[l - 1], scale=0.6)
            self.p["%d.bias" % l] = draw(sizes[l], scale=0.3)
        self.p["%d.scale" % self.top] = draw(sizes[-1], scale=0.2, shift=1)
        for l in range(self.top, self.low - 1, -1):
            if l < self.top:
                self.p["decoder.%d.weight" % l] = draw(sizes[l], sizes[l + 1], scale=0.6)
            shape = (5, 4) if combinator is mlp else (constants, sizes[l])
            self.p["decoder.%d.combinator" % l] = draw(*shape, scale=0.5)

    def encoder(self, x, noisy):
        """The z and h of all levels, and mean and variance of the unlabelled rows of the sums."""
        h = x + self.deviations[0] * self.noises[0] * noisy
        zs, moments = [h], [None]
        for l in range(1, self.top + 1):
            a = h @ self.p["%d.weight" % l].T
            labelled, unlabelled = a[:LABELLED], a[LABELLED:]
            moments.append((unlabelled.mean(0), unlabelled.var(0)))
            z = np.concatenate([batch_norm(labelled), batch_norm(unlabelled)])
            z = z + self.deviations[1] * self.noises[l] * noisy
            zs.append(z)
            h = z + self.p["%d.bias" % l]
            h = np.maximum(h, 0) if l < self.top else self.p["%d.scale" % l] * h
        return zs, h, moments

    def losses(self):
        """Of the labelled rows, and the costs of the levels."""
        corrupted, y, _ = self.encoder(self.x, 1)
        clean, _, self.moments = self.encoder(self.x, 0)
        supervised = -(self.t * np.log(softmax(y[:LABELLED]))).sum(1).mean()
        costs = [0.0] * (self.top + 1)
        self.signals = {}
        for l in range(self.top, self.low - 1, -1):
            signal = softmax(y[LABELLED:]) if l == self.top else estimate @ self.p["decoder.%d.weight" % l].T
            self.signals[l] = signal
            u = batch_norm(signal)
            estimate = self.combinator(self.p["decoder.%d.combinator" % l], corrupted[l][LABELLED:], u)
            normalised = estimate
            if l > 0:
                mean, variance = self.moments[l]
                normalised = (estimate - mean) / np.sqrt(variance + 1e-10)
            costs[l] = self.costs[l] * ((normalised - clean[l][LABELLED:]) ** 2).mean()
        return supervised, costs

    def loss(self):
        supervised, costs = self.losses()
        return supervised + sum(costs)

    def write(self, file, text):
        def put(name, m):
            m = np.asarray(m, dtype=np.float64)
            m = m.reshape(1, -1) if m.ndim < 2 else m
            file.write("%s %d %d %s\n" % (name, m.shape[1], m.shape[0], " ".join("%.9g" % v for v in m.reshape(-1))))

        file.write("= %s\n" % text)
        put("x", self.x)
        put("t", self.t)
        put("loss", [self.loss()])
        put("costs", self.losses()[1])
        for name, value in self.p.items():
            put("start." + name, value)
        for name, value in self.p.items():
            d = np.zeros_like(value)
            for i in np.ndindex(*value.shape):
                kept = value[i]
                value[i] = kept + 1e-6
                above = self.loss()
                value[i] = kept - 1e-6
                d[i] = (above - self.loss()) / 2e-6
                value[i] = kept
            put("d." + name, d)
        self.losses()
        unbiased = UNLABELLED / (UNLABELLED - 1)
        for l in range(1, self.top + 1):
            put("after.%d.running_mean" % l, self.moments[l][0])
            put("after.%d.running_var" % l, self.moments[l][1] * unbiased)
        for l, signal in self.signals.items():
            put("after.decoder.%d.running_mean" % l, signal.mean(0))
            put("after.decoder.%d.running_var" % l, signal.var(0) * unbiased)


with open("steps.txt", "w") as file:
    file.write("# numpy 2.4.6; script: golden.py\n")
    Case([4, 5, 4, 3], [3, 2, 1, 0.5], (0.2, 0.3), gauss, 10).write(
        file, "ladder([5, 4], outputs=3, noise=0.3, inputNoise=0.2, costs=[3, 2, 1, 0.5])")
    Case([4, 5, 4, 3], [3, 2, 1, 0.5], (0.2, 0.3), vanilla, 9).write(
        file, "ladder([5, 4], outputs=3, noise=0.3, inputNoise=0.2, costs=[3, 2, 1, 0.5], combinator=vanilla)")
    Case([4, 5, 4, 3], [3, 2, 1, 0.5], (0.2, 0.3), mlp, 5).write(
        file, "ladder([5, 4], outputs=3, noise=0.3, inputNoise=0.2, costs=[3, 2, 1, 0.5], combinator=mlp)")
    Case([4, 5, 3], [0, 0, 2], (0.3, 0.3), gauss, 10).write(file, "ladder([5], outputs=3, costs=[0, 0, 2])")
