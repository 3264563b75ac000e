"""Golden traces of all optimizers: ten steps each, from PyTorch where it has the method, else from the paper.

Made with Python 3.11, torch 1.13.1, numpy 1.24.2, scipy 1.10.1:  /usr/bin/python3 golden.py
It writes one file per trace beside itself: golden/<plugin>[-<variant>].csv. First line: the plugin as text; second: where
the numbers come from. Then a header and rows: t, gradients g, weights w after the step (row 0: at the start), the average a
where the plugin keeps one, the loss of a validation after the step where the plugin listens to these. Elements 0 to 5 are a
parameter of 3 x 2, column by column; 6 and 7 are one of 2 x 1.
Everything is computed in double; gradients are floats. Hyper-parameters are chosen so that each one shows.
"""
import os
import shutil

import numpy as np
import torch
from scipy.special import ndtri
from torch.optim import lr_scheduler

STEPS = 10
SIZES = [1, 0.1, 2, 0.5, 0, 3, 0.02, 1, 0.3, 1.5]  # the fifth gradient is zero
G = np.array([[np.round(a * np.cos(1.3 * t * (i + 1) + i) + 0.2 * a, 3) for i in range(8)] for t, a in enumerate(SIZES)])
G = G.astype(np.float32).astype(np.float64)
W = np.array([0.5, -1.25, 2, -0.75, 1.5, -0.25, 0.125, -1])
PARAMETERS = [slice(0, 6), slice(6, 8)]
COLUMNS = [slice(0, 3), slice(3, 6), slice(6, 8)]
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")


def write(name, plugin, source, weights, averages=None, losses=None):
    header = ["t"] + [f"g{i}" for i in range(8)] + [f"w{i}" for i in range(8)]
    if averages is not None:
        header += [f"a{i}" for i in range(8)]
    if losses is not None:
        header += ["loss"]
    rows = [[0] + [0] * 8 + list(W) + ([0] * 8 if averages is not None else []) + ([0] if losses is not None else [])]
    for t in range(STEPS):
        row = [t + 1] + list(G[t]) + list(weights[t])
        if averages is not None:
            row += list(averages[t])
        if losses is not None:
            row += [losses[t]]
        rows.append(row)
    with open(os.path.join(FOLDER, name + ".csv"), "w") as out:
        out.write(f"# {plugin}\n# {source}\n" + ",".join(header) + "\n")
        for row in rows:
            out.write(",".join(f"{x:.9g}" for x in row) + "\n")


def pytorch(make, schedule=None, before=None, losses=None):
    """Weights after each step of a torch optimizer; `before(parameters, optimizer, t)` may change gradients or settings."""
    parameters = [torch.nn.Parameter(torch.tensor(W[p])) for p in PARAMETERS]
    optimizer = make(parameters)
    scheduler = schedule(optimizer) if schedule else None
    weights = []
    for t in range(STEPS):
        for p, s in zip(parameters, PARAMETERS):
            p.grad = torch.tensor(G[t][s])
        if before:
            before(parameters, optimizer, t + 1)
        optimizer.step()
        if scheduler:
            scheduler.step(*([losses[t]] if losses else []))
        weights.append(np.concatenate([p.detach().numpy() for p in parameters]))
    return weights


def paper(rule, parts=PARAMETERS):
    """Weights after each step of `rule(g, w, state, t)`, which returns the step of one parameter."""
    w = W.copy()
    states = [{} for _ in parts]
    weights = []
    for t in range(STEPS):
        for part, state in zip(parts, states):
            w[part] = w[part] - rule(G[t][part], w[part].copy(), state, t + 1)
        weights.append(w.copy())
    return weights


def old(state, name, like):
    return state.get(name, np.zeros_like(like))


def sgd1(parameters):
    return torch.optim.SGD(parameters, lr=1)


def torch_trace(name, plugin, source, make, **more):
    write(name, plugin, f"torch 1.13.1, {source}", pytorch(make, **more))


def schedule_trace(name, plugin, source, schedule):
    torch_trace(name, plugin, f"torch.optim.lr_scheduler.{source} on SGD(lr=1)", sgd1, schedule=schedule)


def update_rules():
    o = torch.optim
    torch_trace("sgd", "sgd(0.3)", "SGD(lr=0.3)", lambda p: o.SGD(p, lr=0.3))
    torch_trace("momentum", "momentum(0.3, momentum=0.8)", "SGD(lr=0.3, momentum=0.8)",
                lambda p: o.SGD(p, lr=0.3, momentum=0.8))
    torch_trace("nesterov", "nesterov(0.3, momentum=0.8)", "SGD(lr=0.3, momentum=0.8, nesterov=True)",
                lambda p: o.SGD(p, lr=0.3, momentum=0.8, nesterov=True))
    torch_trace("adaGrad", "adaGrad(0.3, initial=0.1, epsilon=0.05)",
                "Adagrad(lr=0.3, initial_accumulator_value=0.1, eps=0.05)",
                lambda p: o.Adagrad(p, lr=0.3, initial_accumulator_value=0.1, eps=0.05))
    write("adaGrad-rootless", "adaGrad(0.3, initial=0.1, epsilon=0.05, root=false)",
          "Duchi et al., 2011, figure 1, without the root", paper(rootless))
    torch_trace("rmsProp", "rmsProp(0.1, rho=0.8, epsilon=0.05)", "RMSprop(lr=0.1, alpha=0.8, eps=0.05)",
                lambda p: o.RMSprop(p, lr=0.1, alpha=0.8, eps=0.05))
    torch_trace("rmsProp-momentum", "rmsProp(0.1, rho=0.8, momentum=0.7, epsilon=0.05)",
                "RMSprop(lr=0.1, alpha=0.8, eps=0.05, momentum=0.7)",
                lambda p: o.RMSprop(p, lr=0.1, alpha=0.8, eps=0.05, momentum=0.7))
    torch_trace("rmsProp-centred", "rmsProp(0.1, rho=0.8, centred=true, epsilon=0.05)",
                "RMSprop(lr=0.1, alpha=0.8, eps=0.05, centered=True)",
                lambda p: o.RMSprop(p, lr=0.1, alpha=0.8, eps=0.05, centered=True))
    torch_trace("rmsProp-centred-momentum", "rmsProp(0.1, rho=0.8, momentum=0.7, centred=true, epsilon=0.05)",
                "RMSprop(lr=0.1, alpha=0.8, eps=0.05, centered=True, momentum=0.7)",
                lambda p: o.RMSprop(p, lr=0.1, alpha=0.8, eps=0.05, centered=True, momentum=0.7))
    torch_trace("adaDelta", "adaDelta(0.7, rho=0.8, epsilon=0.01)", "Adadelta(lr=0.7, rho=0.8, eps=0.01)",
                lambda p: o.Adadelta(p, lr=0.7, rho=0.8, eps=0.01))
    torch_trace("adam", "adam(0.1, beta1=0.8, beta2=0.95, epsilon=0.05)", "Adam(lr=0.1, betas=(0.8, 0.95), eps=0.05)",
                lambda p: o.Adam(p, lr=0.1, betas=(0.8, 0.95), eps=0.05))
    write("adam-uncorrected", "adam(0.1, beta1=0.8, beta2=0.95, epsilon=0.05, biasCorrection=false)",
          "Kingma and Ba, 2015, algorithm 1, without bias correction", paper(uncorrected))
    torch_trace("amsGrad", "amsGrad(0.1, beta1=0.8, beta2=0.7, epsilon=0.05)",
                "Adam(lr=0.1, betas=(0.8, 0.7), eps=0.05, amsgrad=True)",
                lambda p: o.Adam(p, lr=0.1, betas=(0.8, 0.7), eps=0.05, amsgrad=True))
    write("amsGrad-paper", "amsGrad(0.1, beta1=0.8, beta2=0.7, epsilon=0.05, biasCorrection=false)",
          "Reddi et al., 2018, algorithm 2, with an epsilon beside the root", paper(amsgrad))
    torch_trace("adaMax", "adaMax(0.1, beta1=0.8, beta2=0.7, epsilon=0.05)",
                "Adamax(lr=0.1, betas=(0.8, 0.7), eps=0.05)",
                lambda p: o.Adamax(p, lr=0.1, betas=(0.8, 0.7), eps=0.05))
    # torch 1.13.1 has mu_t twice in a product; with the same slip our script gives the same numbers
    slip = pytorch(lambda p: o.NAdam(p, lr=0.1, betas=(0.8, 0.95), eps=0.05, momentum_decay=2))
    assert np.allclose(slip, paper(lambda *a: nadam(*a, slip=True)), rtol=0, atol=1e-8)
    write("nadam", "nadam(0.1, beta1=0.8, beta2=0.95, epsilon=0.05, momentumDecay=2)",
          "Dozat, 2016, algorithm 2, proved on torch 1.13.1 NAdam but for the slip in that", paper(nadam))
    # torch waits for rho > 5, the paper for rho > 4; between the two each must take its own step
    torch_radam = pytorch(lambda p: o.RAdam(p, lr=0.1, betas=(0.8, 0.95), eps=1e-12))
    assert np.allclose(torch_radam, paper(lambda *a: radam(*a, epsilon=1e-12, threshold=5)), rtol=0, atol=1e-9)
    write("radam", "radam(0.1, beta1=0.8, beta2=0.95, epsilon=0.05)",
          "Liu et al., 2020, algorithm 2, proved on torch 1.13.1 RAdam with the threshold of that", paper(radam))
    # PyTorch multiplies the decay by the learning rate: 0.1 * 0.2 = 0.02
    torch_trace("adamW", "adamW(0.1, beta1=0.8, beta2=0.95, epsilon=0.05, decay=0.02)",
                "AdamW(lr=0.1, betas=(0.8, 0.95), eps=0.05, weight_decay=0.2)",
                lambda p: o.AdamW(p, lr=0.1, betas=(0.8, 0.95), eps=0.05, weight_decay=0.2))
    write("adaBelief", "adaBelief(0.1, beta1=0.8, beta2=0.95, epsilon=0.05)", "Zhuang et al., 2020, algorithm 2",
          paper(adabelief))
    write("lion", "lion(0.1, beta1=0.6, beta2=0.9, decay=0.5)", "Chen et al., 2023, algorithm 2", paper(lion))
    write("lamb", "lamb(0.1, beta1=0.8, beta2=0.95, epsilon=0.05, decay=0.5)", "You et al., 2020, algorithm 2",
          paper(lamb))
    torch_trace("rprop", "rprop(0.1, decrease=0.4, increase=1.5, smallest=0.03, largest=0.2)",
                "Rprop(lr=0.1, etas=(0.4, 1.5), step_sizes=(0.03, 0.2))",
                lambda p: o.Rprop(p, lr=0.1, etas=(0.4, 1.5), step_sizes=(0.03, 0.2)))

    def momentum(parameters, optimizer, t):
        optimizer.param_groups[0]["momentum"] = min(0.8, 1 - 2 ** (-1 - np.log2(t // 3 + 1)))

    for nesterov in (False, True):
        torch_trace("scheduledMomentum" + ("-nesterov" if nesterov else ""),
                    f"scheduledMomentum(0.3, schedule=momentumRamp(3), limit=0.8, nesterov={str(nesterov).lower()})",
                    f"SGD(lr=0.3, nesterov={nesterov}), momentum = min(0.8, 1 - 2 ** (-1 - log2(t // 3 + 1)))",
                    lambda p: o.SGD(p, lr=0.3, momentum=0.5, nesterov=nesterov), before=momentum)


def moments(g, s, beta1, beta2):
    s["m"] = beta1 * old(s, "m", g) + (1 - beta1) * g
    s["v"] = beta2 * old(s, "v", g) + (1 - beta2) * g ** 2
    return s["m"], s["v"]


def rootless(g, w, s, t):
    s["sum"] = s.get("sum", 0.1) + g ** 2
    return 0.3 * g / (s["sum"] + 0.05)


def uncorrected(g, w, s, t):
    m, v = moments(g, s, 0.8, 0.95)
    return 0.1 * m / (np.sqrt(v) + 0.05)


def amsgrad(g, w, s, t):
    m, v = moments(g, s, 0.8, 0.7)
    s["u"] = np.maximum(old(s, "u", g), v)
    return 0.1 * m / (np.sqrt(s["u"]) + 0.05)


def nadam(g, w, s, t, slip=False):
    def mu(i):
        return 0.8 * (1 - 0.5 * 0.96 ** (2 * i))

    m, v = moments(g, s, 0.8, 0.95)
    product = np.prod([mu(i) for i in range(1, t + 1)])
    ahead = product * mu(t + 1) * (mu(t) if slip else 1)
    mean = mu(t + 1) * m / (1 - ahead) + (1 - mu(t)) * g / (1 - product)
    return 0.1 * mean / (np.sqrt(v / (1 - 0.95 ** t)) + 0.05)


def radam(g, w, s, t, epsilon=0.05, threshold=4):
    m, v = moments(g, s, 0.8, 0.95)
    longest = 2 / (1 - 0.95) - 1
    length = longest - 2 * t * 0.95 ** t / (1 - 0.95 ** t)
    mean = m / (1 - 0.8 ** t)
    if length <= threshold:
        return 0.1 * mean
    r = np.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
    return 0.1 * r * mean / (np.sqrt(v / (1 - 0.95 ** t)) + epsilon)


def adabelief(g, w, s, t):
    s["m"] = 0.8 * old(s, "m", g) + 0.2 * g
    s["s"] = 0.95 * old(s, "s", g) + 0.05 * (g - s["m"]) ** 2 + 0.05
    return 0.1 * s["m"] / (1 - 0.8 ** t) / (np.sqrt(s["s"] / (1 - 0.95 ** t)) + 0.05)


def lion(g, w, s, t):
    direction = np.sign(0.6 * old(s, "m", g) + 0.4 * g)
    s["m"] = 0.9 * old(s, "m", g) + 0.1 * g
    return 0.1 * (direction + 0.5 * w)


def lamb(g, w, s, t):
    m, v = moments(g, s, 0.8, 0.95)
    r = m / (1 - 0.8 ** t) / (np.sqrt(v / (1 - 0.95 ** t)) + 0.05) + 0.5 * w
    return 0.1 * np.linalg.norm(w) / np.linalg.norm(r) * r


def links():
    clip = torch.nn.utils
    torch_trace("clipValue", "clipValue(0.4)", "clip_grad_value_(0.4), SGD(lr=1)", sgd1,
                before=lambda p, o, t: clip.clip_grad_value_(p, 0.4))
    torch_trace("clipNorm", "clipNorm(1.5)", "clip_grad_norm_(1.5) of each parameter, SGD(lr=1)", sgd1,
                before=lambda p, o, t: [clip.clip_grad_norm_(each, 1.5) for each in p])
    torch_trace("clipGlobalNorm", "clipGlobalNorm(1.5)", "clip_grad_norm_(1.5), SGD(lr=1)", sgd1,
                before=lambda p, o, t: clip.clip_grad_norm_(p, 1.5))
    write("adaptiveClipping", "adaptiveClipping(0.5, epsilon=1.5)", "Brock et al., 2021, equation 3",
          paper(adaptive_clipping, COLUMNS))
    write("weightDecay", "weightDecay(0.2)", "Loshchilov and Hutter, 2019, algorithm 1, line 9, without momentum",
          paper(lambda g, w, s, t: g + 0.2 * w))
    flat = [1, 1, 1] + [(1 + np.cos(np.pi * (2 * e / 6 - 1))) / 2 for e in (3, 4, 5, 6)] + [0] * 3
    write("weightDecay-schedule", "weightDecay(0.2, schedule=flatCosine(6))",
          "the same with eta_t of flat_cos over 6 steps, Holzmueller et al., 2024",
          scheduled_decay(flat))
    write("gradientNoise", "gradientNoise(0.3, gamma=0.55, seed=7)",
          "Neelakantan et al., 2015, equation 1, with the hash of dev.nacre.compute.Noise", gradient_noise())
    write("lookahead", "lookahead(3, alpha=0.6)", "Zhang et al., 2019, algorithm 1, around SGD(lr=1)", lookahead())
    plain = [W] + paper(lambda g, w, s, t: g)
    averages = [sum(0.7 ** (t - i) * plain[i] for i in range(t + 1)) / sum(0.7 ** (t - i) for i in range(t + 1))
                for t in range(STEPS)]
    write("averaging", "averaging(0.7)", "the mean of the weights before each step, weights 0.7 ** age", plain[1:],
          averages=averages)

    def clip_all(parameters, optimizer, t):
        clip.clip_grad_norm_(parameters, 1.5)

    # StepLR scales decay too; SGD's own decay would pass through the momentum
    def decay(parameters, optimizer, t):
        clip_all(parameters, optimizer, t)
        rate = optimizer.param_groups[0]["lr"]
        for p in parameters:
            p.data.sub_(rate / 0.3 * 0.05 * p.data)

    torch_trace("chain", "chain([weightDecay(0.05), stepDecay(0.5, period=4)])",
                "SGD(lr=1, weight_decay=0.05), StepLR(4, 0.5)",
                lambda p: torch.optim.SGD(p, lr=1, weight_decay=0.05),
                schedule=lambda o: lr_scheduler.StepLR(o, 4, 0.5))
    torch_trace("chain-training",
                "chain([momentum(0.3, momentum=0.8), weightDecay(0.05), clipGlobalNorm(1.5), stepDecay(0.5, period=4)])",
                "clip_grad_norm_(1.5), SGD(lr=0.3, momentum=0.8), StepLR(4, 0.5), decay of 0.05 * lr / 0.3 beforehand",
                lambda p: torch.optim.SGD(p, lr=0.3, momentum=0.8), before=decay,
                schedule=lambda o: lr_scheduler.StepLR(o, 4, 0.5))


def adaptive_clipping(g, w, s, t):
    limit = 0.5 * max(np.linalg.norm(w), 1.5)
    norm = np.linalg.norm(g)
    return g * limit / norm if norm > limit else g


def lookahead():
    slow = W.copy()
    fast = W.copy()
    weights = []
    for t in range(STEPS):
        fast = fast - G[t]
        if (t + 1) % 3 == 0:
            slow = slow + 0.6 * (fast - slow)
            fast = slow.copy()
        weights.append(fast)
    return weights


def mix64(key):
    """java.util.SplittableRandom(key).nextLong()."""
    m = (1 << 64) - 1
    z = (key + 0x9E3779B97F4A7C15) & m
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & m
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & m
    return z ^ (z >> 31)


def bits(key, index):
    """dev.nacre.compute.Noise.bits."""
    m = (1 << 32) - 1
    h = (index * 0x9E3779B9 + key) & m
    h = ((h ^ (h >> 16)) * 0x85EBCA6B + (key >> 32)) & m
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & m
    return h ^ (h >> 16)


def gaussian(key, index):
    """dev.nacre.compute.Noise.gaussian."""
    return ndtri(((bits(key, index) >> 1) + 0.5) * 2.0 ** -31)


def scheduled_decay(factors):
    w = W.copy()
    weights = []
    for t in range(STEPS):
        w = w - G[t] - 0.2 * factors[t] * w
        weights.append(w)
    return weights


def gradient_noise():
    w = W.copy()
    weights = []
    for t in range(1, STEPS + 1):
        deviation = np.sqrt(0.3 / (1 + t) ** 0.55)
        for number, part in enumerate(PARAMETERS):
            key = mix64((mix64(7 + t) + number) % (1 << 64))
            noise = np.array([gaussian(key, i) for i in range(part.stop - part.start)])
            w[part] -= G[t - 1][part] + deviation * noise
        weights.append(w.copy())
    return weights


def schedules():
    s = lr_scheduler
    schedule_trace("constant", "constant(0.3)", "ConstantLR(0.3, total_iters=100)", lambda o: s.ConstantLR(o, 0.3, 100))
    schedule_trace("stepDecay", "stepDecay(0.6, period=3)", "StepLR(3, 0.6)", lambda o: s.StepLR(o, 3, 0.6))
    # each step is an epoch here
    schedule_trace("byEpoch", "byEpoch(stepDecay(0.6, period=3))", "StepLR(3, 0.6)", lambda o: s.StepLR(o, 3, 0.6))
    schedule_trace("inverseTime", "inverseTime(0.2)", "LambdaLR(1 / (1 + 0.2 * epoch))",
                   lambda o: s.LambdaLR(o, lambda e: 1 / (1 + 0.2 * e)))
    schedule_trace("exponentialDecay", "exponentialDecay(0.7, period=2)", "ExponentialLR(0.7 ** (1 / 2))",
                   lambda o: s.ExponentialLR(o, 0.7 ** 0.5))
    schedule_trace("polynomial", "polynomial(8, power=1.5)", "PolynomialLR(8, 1.5)", lambda o: s.PolynomialLR(o, 8, 1.5))
    schedule_trace("polynomial-end", "polynomial(7, power=2, end=0.3)", "LambdaLR(0.3 + 0.7 * max(0, 1 - epoch / 7) ** 2)",
                   lambda o: s.LambdaLR(o, lambda e: 0.3 + 0.7 * max(0, 1 - e / 7) ** 2))
    # CosineAnnealingLR itself would rise again after its period
    schedule_trace("cosine", "cosine(9, end=0.2)", "CosineAnnealingLR(9, eta_min=0.2)",
                   lambda o: s.CosineAnnealingLR(o, 9, 0.2))
    schedule_trace("cosine-over", "cosine(6, end=0.2)", "LambdaLR(0.2 + 0.4 * (1 + cos(pi * min(1, epoch / 6))))",
                   lambda o: s.LambdaLR(o, lambda e: 0.2 + 0.4 * (1 + np.cos(np.pi * min(1, e / 6)))))
    schedule_trace("cosine-restarts", "cosine(3, end=0.2, restarts=true)", "CosineAnnealingWarmRestarts(3, 1, 0.2)",
                   lambda o: s.CosineAnnealingWarmRestarts(o, 3, 1, 0.2))
    schedule_trace("cosine-growth", "cosine(2, restarts=true, growth=2)", "CosineAnnealingWarmRestarts(2, 2)",
                   lambda o: s.CosineAnnealingWarmRestarts(o, 2, 2))
    schedule_trace("warmUp", "warmUp(6)", "LinearLR(1 / 6, total_iters=5)", lambda o: s.LinearLR(o, 1 / 6, 1, 5))
    for linear in (False, True):
        schedule_trace("oneCycle" + ("-linear" if linear else ""),
                       f"oneCycle(10, rise=0.35, start=0.2, end=0.05, linear={str(linear).lower()})",
                       f"OneCycleLR(1, 10, 0.35, '{'linear' if linear else 'cos'}', div_factor=5, final_div_factor=4)",
                       lambda o: s.OneCycleLR(o, 1, total_steps=10, pct_start=0.35, cycle_momentum=False,
                                              anneal_strategy="linear" if linear else "cos", div_factor=5,
                                              final_div_factor=4))
    schedule_trace("cosineLog", "cosineLog(9, cycles=2)", "LambdaLR(0.5 * (1 - cos(2 * pi * log2(1 + 3 * min(1, epoch / 9)))))",
                   lambda o: s.LambdaLR(o, lambda e: 0.5 * (1 - np.cos(2 * np.pi * np.log2(1 + 3 * min(1, e / 9))))))
    schedule_trace("flatCosine", "flatCosine(8, flat=0.25)", "LambdaLR(1 to epoch 2, then (1 + cos(pi * (epoch - 2) / 6)) / 2)",
                   lambda o: s.LambdaLR(o, lambda e: 1 if e < 2 else (1 + np.cos(np.pi * min(1, (e - 2) / 6))) / 2))
    schedule_trace("piecewise", "piecewise([3, 7], factors=[0.8, 0.2, 0.05])", "MultiStepLR([3, 7], 0.25) from 0.8",
                   lambda o: s.LambdaLR(o, lambda e: 0.8 * 0.25 ** ((e >= 3) + (e >= 7))))
    schedule_trace("momentumRamp", "momentumRamp(3)", "LambdaLR(1 - 2 ** (-1 - log2((epoch + 1) // 3 + 1)))",
                   lambda o: s.LambdaLR(o, lambda e: 1 - 2 ** (-1 - np.log2((e + 1) // 3 + 1))))
    plateau("reduceOnPlateau", [1, 0.9, 0.89, 0.858, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6], cooldown=0, smallest=0.2)
    plateau("reduceOnPlateau-cooldown", [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], cooldown=2, smallest=0.1)


def plateau(name, losses, cooldown, smallest):
    weights = pytorch(sgd1, losses=losses, schedule=lambda o: lr_scheduler.ReduceLROnPlateau(
        o, factor=0.5, patience=1, threshold=0.05, cooldown=cooldown, min_lr=smallest))
    write(name, f"reduceOnPlateau(0.5, patience=1, threshold=0.05, cooldown={cooldown}, smallest={smallest})",
          f"torch 1.13.1, ReduceLROnPlateau(0.5, 1, threshold=0.05, cooldown={cooldown}, min_lr={smallest}) on SGD(lr=1)",
          weights, losses=losses)


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    update_rules()
    links()
    schedules()
