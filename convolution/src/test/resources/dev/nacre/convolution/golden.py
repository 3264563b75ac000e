"""Golden values of layers for images, from PyTorch in double precision.

    /usr/bin/python3 golden.py        (PyTorch 1.13, Debian's python3-torch), in this directory

Writes <name>.txt for each layer: blocks of lines with the layer's text, the shape of a sample, the number of samples, inputs x,
outputs y, a gradient dy and the gradients that follow from it. All numbers are in Nacre's order: samples one after the other,
channels innermost; of a weight, filters (or, transposed, channels of the inputs) one after the other, pixel by pixel, the rest
innermost. Inputs and weights are floats, so that both programs see the same numbers.
"""
import math

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
SOURCE = f"# PyTorch {torch.__version__}, golden.py beside this file\n\n"
random = np.random.default_rng(19)
FILES = {}


def floats(*shape):
    return torch.tensor(random.normal(size=shape).astype(np.float32).astype(np.float64), requires_grad=True)


def row(tensor):
    t = tensor.detach()
    if t.dim() == 4:
        t = t.permute(0, 2, 3, 1)
    return " ".join("%.9g" % v for v in t.reshape(-1).tolist())


def block(text, shape, samples, function, **parameters):
    height, width, channels = shape
    x = floats(samples, channels, height, width)
    y = function(x)
    dy = floats(*y.shape)
    gradients = torch.autograd.grad(y, [x, *parameters.values()], dy)
    lines = [f"text {text}", f"shape {height}x{width}x{channels}", f"samples {samples}"]
    for name, tensor in [("x", x), ("y", y), ("dy", dy), ("dx", gradients[0])]:
        lines.append(f"{name} {row(tensor)}")
    for (name, value), gradient in zip(parameters.items(), gradients[1:]):
        name = name.replace("_", ".")
        lines += [f"parameter {name} {row(value)}", f"gradient {name} {row(gradient)}"]
    FILES.setdefault(text.split("(")[0], [SOURCE]).append("\n".join(lines) + "\n\n")


def borders(size, kernel, stride, dilation):
    """TensorFlow's padding SAME: the larger half is at the end."""
    reach = (kernel - 1) * dilation + 1
    total = max((math.ceil(size / stride) - 1) * stride + reach - size, 0)
    return total // 2, total - total // 2


def pad(x, kernel, stride, dilation, value=0.0):
    (top, bottom), (left, right) = (borders(n, kernel, stride, dilation) for n in x.shape[2:])
    return F.pad(x, (left, right, top, bottom), value=value)


def convolved(x, weight, bias, stride=1, padding="same", dilation=1, groups=1):
    if padding == "same" and stride == 1:
        return F.conv2d(x, weight, bias, 1, "same", dilation, groups)
    if padding == "same":
        x = pad(x, weight.shape[2], stride, dilation)
    return F.conv2d(x, weight, bias, stride, 0, dilation, groups)


def conv(shape, samples, filters, kernel, stride=1, padding="same", dilation=1, groups=1, activation=None):
    text = f"conv({filters}, kernel={kernel}, stride={stride}, padding={padding}, dilation={dilation}, groups={groups}"
    text += f", activation={activation})" if activation else ")"
    weight = floats(filters, shape[2] // groups, kernel, kernel)
    bias = floats(filters)
    f = getattr(torch, activation) if activation else (lambda z: z)
    block(
        text,
        shape,
        samples,
        lambda x: f(convolved(x, weight, bias, stride, padding, dilation, groups)),
        weight=weight,
        bias=bias,
    )


def transposed(x, weight, bias, stride, padding):
    kernel = weight.shape[2]
    if padding == "valid":
        return F.conv_transpose2d(x, weight, bias, stride)
    if kernel >= stride and (kernel - stride) % 2 == 0:
        return F.conv_transpose2d(x, weight, bias, stride, (kernel - stride) // 2)
    full = F.conv_transpose2d(x, weight, None, stride)
    height, width = (n * stride for n in x.shape[2:])
    rest = max(stride - kernel, 0)
    first = max(kernel - stride, 0) // 2  # what conv of the same stride adds above and on the left
    return F.pad(full, (0, rest, 0, rest))[:, :, first : first + height, first : first + width] + bias.reshape(1, -1, 1, 1)


def conv_transpose(shape, samples, filters, kernel, stride, padding="same", activation=None):
    text = f"convTranspose({filters}, kernel={kernel}, stride={stride}, padding={padding}"
    text += f", activation={activation})" if activation else ")"
    weight = floats(shape[2], filters, kernel, kernel)
    bias = floats(filters)
    f = getattr(torch, activation) if activation else (lambda z: z)
    block(text, shape, samples, lambda x: f(transposed(x, weight, bias, stride, padding)), weight=weight, bias=bias)


def pooled(x, size, stride, padding, largest):
    if padding == "same":
        inside = pad(torch.ones_like(x), size, stride, 1)
        x = pad(x, size, stride, 1, -math.inf if largest else 0.0)
    else:
        inside = torch.ones_like(x)
    if largest:
        return F.max_pool2d(x, size, stride)
    return F.avg_pool2d(x, size, stride) / F.avg_pool2d(inside, size, stride)


def pool(shape, samples, size, stride, padding):
    arguments = f"({size}, stride={stride}, padding={padding})"
    block("maxPool" + arguments, shape, samples, lambda x: pooled(x, size, stride or size, padding, True))
    block("averagePool" + arguments, shape, samples, lambda x: pooled(x, size, stride or size, padding, False))


def residuals():
    weight, bias = floats(4, 4, 3, 3), floats(4)
    block(
        "residual(conv(4, kernel=3, activation=sigmoid))",
        (5, 4, 4),
        3,
        lambda x: x + torch.sigmoid(convolved(x, weight, bias)),
        inner_weight=weight,
        inner_bias=bias,
    )
    w, b, around, c = floats(3, 2, 3, 3), floats(3), floats(3, 2, 1, 1), floats(3)
    block(
        "residual(conv(3, kernel=3, stride=2), shortcut=conv(3, kernel=1, stride=2))",
        (5, 6, 2),
        2,
        lambda x: convolved(x, w, b, 2) + convolved(x, around, c, 2),
        inner_weight=w,
        inner_bias=b,
        shortcut_weight=around,
        shortcut_bias=c,
    )


conv((5, 4, 3), 3, 4, 3)
conv((5, 4, 3), 1, 2, 3, activation="sigmoid")  # a batch of one
conv((4, 7, 1), 2, 3, 2)  # an even kernel: the odd line of zeros is at the end
conv((6, 5, 2), 2, 3, 4, padding="valid")
conv((7, 6, 2), 2, 3, 3, stride=2)
conv((6, 6, 2), 2, 3, 3, stride=2)
conv((7, 8, 2), 2, 3, 2, stride=3)
conv((8, 5, 2), 2, 2, 1, stride=2)
conv((7, 7, 2), 2, 3, 3, stride=2, padding="valid")
conv((7, 6, 2), 2, 3, 3, dilation=2)
conv((9, 7, 2), 2, 3, 3, stride=2, dilation=3)
conv((7, 6, 3), 2, 2, 2, stride=2, padding="valid", dilation=3)
conv((3, 2, 2), 2, 3, 7)  # a kernel larger than the image
conv((1, 1, 5), 4, 3, 1)  # one pixel
conv((1, 6, 2), 2, 3, 3)  # a line
conv((5, 5, 2), 2, 3, 5, padding="valid")  # one window
conv((5, 4, 4), 2, 6, 3, groups=2)
conv((5, 4, 4), 2, 4, 3, groups=4)  # depthwise
conv((6, 5, 3), 2, 9, 3, stride=2, groups=3)  # depthwise with a multiplier
conv((6, 5, 4), 2, 4, 2, padding="valid", dilation=2, groups=2, activation="sigmoid")
conv((1, 1, 6), 3, 6, 1, groups=3)
conv_transpose((3, 4, 3), 3, 2, 4, 2)
conv_transpose((3, 4, 2), 1, 3, 3, 2)  # a batch of one; an odd line is cut off
conv_transpose((3, 4, 2), 2, 3, 3, 1)
conv_transpose((4, 3, 2), 2, 3, 2, 1)
conv_transpose((3, 2, 2), 2, 3, 2, 3)  # gaps between patches
conv_transpose((3, 2, 2), 2, 3, 5, 2)
conv_transpose((3, 4, 2), 2, 3, 3, 2, "valid", "sigmoid")
conv_transpose((2, 3, 2), 2, 2, 1, 3, "valid")
conv_transpose((1, 1, 4), 3, 2, 4, 3)  # one pixel
conv_transpose((1, 1, 4), 3, 2, 3, 1, "valid")
for arguments in [
    ((6, 4, 3), 3, 2, 0, "valid"),
    ((5, 7, 2), 1, 2, 0, "valid"),
    ((5, 7, 2), 2, 2, 0, "same"),
    ((6, 5, 2), 2, 3, 1, "same"),
    ((6, 5, 2), 2, 3, 2, "same"),
    ((7, 5, 1), 2, 2, 3, "valid"),
    ((7, 8, 1), 2, 2, 3, "same"),
    ((4, 4, 2), 2, 4, 0, "valid"),
    ((1, 1, 5), 3, 1, 0, "valid"),
    ((3, 2, 2), 2, 5, 2, "same"),
]:
    pool(*arguments)
for shape, samples in [((5, 4, 3), 3), ((1, 1, 4), 2), ((7, 1, 1), 1)]:
    block("globalAverage", shape, samples, lambda x: x.mean((2, 3)))
    for factor in (1, 2, 3):
        block(f"upsample({factor})", shape, samples, lambda x: F.interpolate(x, scale_factor=factor, mode="nearest"))
residuals()
block("flatten", (3, 2, 2), 2, lambda x: 1 * x)

for name, lines in FILES.items():
    with open(name + ".txt", "w") as file:
        file.writelines(lines)
