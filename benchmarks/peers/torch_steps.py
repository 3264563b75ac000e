"""The workloads in PyTorch for Python, plain and fused Adam. Arguments: threads, workloads. Prints: who, workload, median µs."""
import statistics
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))


def report(who, name, operation):
    for seconds in (3, 5):
        times, end = [], time.perf_counter() + seconds
        while time.perf_counter() < end:
            start = time.perf_counter()
            operation()
            times.append((time.perf_counter() - start) * 1e6)
    print(f"python-torch-{torch.__version__}{who} {name} {statistics.median(times):.2f}", flush=True)


def network(activation, sizes):
    layers = []
    for i in range(1, len(sizes)):
        layers.append(torch.nn.Linear(sizes[i - 1], sizes[i]))
        if i + 1 < len(sizes):
            layers.append(activation())
    return torch.nn.Sequential(*layers)


def train(name, activation, batch, adam, sizes, reconstruct=False):
    for fused in (False, True) if adam else (False,):
        net = network(activation, sizes)
        try:
            rule = torch.optim.Adam(net.parameters(), fused=fused) if adam else torch.optim.SGD(net.parameters(), 0.01)
        except (RuntimeError, TypeError):
            continue  # this version has no fused Adam on a CPU
        x = torch.rand(batch, sizes[0])
        t = x if reconstruct else torch.randint(sizes[-1], (batch,))
        loss = torch.nn.MSELoss() if reconstruct else torch.nn.CrossEntropyLoss()

        def step():
            rule.zero_grad()
            loss(net(x), t).backward()
            rule.step()

        try:
            report("-fused" if fused else "", name, step)
        except RuntimeError:
            continue


def infer(name, batch):
    net, x = network(torch.nn.ReLU, [784, 512, 256, 10]), torch.rand(batch, 784)
    with torch.inference_mode():
        report("", name, lambda: net(x))


for workload in sys.argv[2:]:
    if workload == "W1":
        train("W1", torch.nn.ReLU, 128, True, [784, 512, 256, 10])
    elif workload == "W2":
        train("W2", torch.nn.Sigmoid, 128, True, [784, 256, 64, 256, 784], True)
    elif workload == "W3":
        train("W3", torch.nn.ReLU, 32, False, [16, 32, 32, 4])
    elif workload == "W4":
        train("W4", torch.nn.ReLU, 256, True, [1024, 2048, 2048, 2048, 10])
    elif workload == "W5a":
        infer("W5a", 1)
    elif workload == "W5b":
        infer("W5b", 1024)
