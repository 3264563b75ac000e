"""Golden values of recurrent layers, from PyTorch in double precision.

    /usr/bin/python3 golden.py        (PyTorch 1.13, Debian's python3-torch), in this directory

Writes <name>.txt for each layer: blocks of lines with the layer's text, the shape of a sample (steps x 1 x features), the number
of samples, inputs x, outputs y, a gradient dy and the gradients that follow from it. A sample's steps follow one after the other:
PyTorch's order with batch_first. Inputs and weights are floats, so that both programs see the same numbers.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
SOURCE = f"# PyTorch {torch.__version__}, golden.py beside this file\n\n"
random = np.random.default_rng(21)
FILES = {}


def floats(*shape):
    values = random.normal(size=shape) * 0.7
    return torch.tensor(values.astype(np.float32).astype(np.float64), requires_grad=True)


def row(tensor):
    return " ".join("NaN" if v != v else "%.9g" % v for v in tensor.detach().reshape(-1).tolist())


def block(text, shape, samples, function, parameters, there=None):
    steps, features = shape
    x = floats(samples, steps, features)
    y = function(x)
    dy = floats(*y.shape)
    gradients = torch.autograd.grad(y, [x, *parameters.values()], dy)
    if there is not None:
        x, y = (torch.where(there, tensor, torch.nan) for tensor in (x, y))
    lines = [f"text {text}", f"shape {steps}x1x{features}", f"samples {samples}"]
    for name, tensor in [("x", x), ("y", y), ("dy", dy), ("dx", gradients[0])]:
        lines.append(f"{name} {row(tensor)}")
    for (name, value), gradient in zip(parameters.items(), gradients[1:]):
        lines += [f"parameter {name} {row(value)}", f"gradient {name} {row(gradient)}"]
    FILES.setdefault(text.split("(")[0], [SOURCE]).append("\n".join(lines) + "\n\n")


def drawn(module):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(floats(*parameter.shape))
    return module, dict(module.named_parameters())


def recurrent(kind, text, shape, units, samples=3, **settings):
    module, parameters = drawn(kind(shape[1], units, batch_first=True, **settings))
    block(text, shape, samples, lambda x: module(x)[0], parameters)


def masked(kind, text, shape, units, lengths, **settings):
    """NaN where a sequence is shorter, among the inputs and the outputs."""
    module, parameters = drawn(kind(shape[1], units, batch_first=True, **settings))
    there = (torch.arange(shape[0]) < torch.tensor(lengths)[:, None])[:, :, None]

    def function(x):
        packed = torch.nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return torch.nn.utils.rnn.pad_packed_sequence(module(packed)[0], batch_first=True, total_length=shape[0])[0]

    block(text, shape, len(lengths), function, parameters, there)


def last_step(text, shape, **settings):
    module, parameters = drawn(torch.nn.LSTM(shape[1], 4, batch_first=True, **settings))
    block(text, shape, 3, lambda x: torch.cat(list(module(x)[1][0]), 1), parameters)


recurrent(torch.nn.RNN, "recurrent(4)", (5, 3), 4)
recurrent(torch.nn.RNN, "recurrent(17)", (2, 1), 17, samples=19)
recurrent(torch.nn.GRU, "gru(4)", (5, 3), 4)
recurrent(torch.nn.GRU, "gru(17)", (2, 1), 17, samples=19)
recurrent(torch.nn.LSTM, "lstm(4)", (5, 3), 4)
recurrent(torch.nn.LSTM, "lstm(17)", (2, 1), 17, samples=19)
recurrent(torch.nn.RNN, "bidirectional(recurrent(4))", (5, 3), 4, bidirectional=True)
recurrent(torch.nn.GRU, "bidirectional(gru(4))", (5, 3), 4, bidirectional=True)
recurrent(torch.nn.LSTM, "bidirectional(lstm(4))", (5, 3), 4, bidirectional=True)
masked(torch.nn.RNN, "bidirectional(recurrent(3))", (5, 3), 3, [2, 5, 1], bidirectional=True)
masked(torch.nn.GRU, "gru(3)", (5, 3), 3, [2, 5, 1])
masked(torch.nn.LSTM, "lstm(3)", (5, 3), 3, [5, 3, 4])
masked(torch.nn.LSTM, "bidirectional(lstm(3))", (5, 3), 3, [2, 5, 1], bidirectional=True)
last_step("lastStep(lstm(4))", (5, 3))
last_step("lastStep(bidirectional(lstm(4)))", (5, 3), bidirectional=True)
linear, weights = drawn(torch.nn.Linear(3, 4))
block("eachStep(dense(4))", (5, 3), 2, linear, weights)
block("lastStep", (5, 3), 2, lambda x: x[:, -1], {})
block("repeat(4)", (1, 3), 2, lambda x: x.repeat(1, 4, 1), {})

for name, blocks in FILES.items():
    with open(f"{name}.txt", "w") as out:
        out.write("".join(blocks).rstrip("\n") + "\n")
