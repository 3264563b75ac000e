# Makes PyTorch's exports of convolutional networks, and their outputs: in each row of a .csv, an image in PyTorch's order (channels,
# height, width), then the outputs, images among them with channels first too.
# PyTorch 1.13, Python 3.11: /usr/bin/python3 pytorch-images.py
import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, inner, shortcut=nn.Identity()):
        super().__init__()
        self.inner, self.shortcut = inner, shortcut

    def forward(self, x):
        return self.shortcut(x) + self.inner(x)


def export(name, shape, model):
    for _ in range(20):
        model(2 * torch.randn(16, *shape) + 1)  # moves the running statistics
    model.eval()
    axes = {"x": {0: "n"}, "y": {0: "n"}}
    x = torch.randn(1, *shape)
    torch.onnx.export(model, x, name + ".onnx", opset_version=17, input_names=["x"], output_names=["y"], dynamic_axes=axes)
    x = 2 * torch.randn(4, *shape) + 1
    with torch.no_grad(), open(name + ".csv", "w") as file:
        for row in torch.cat([x.flatten(1), model(x).flatten(1)], 1).tolist():
            file.write(",".join("%.9g" % value for value in row) + "\n")


torch.manual_seed(5)
export(
    "pytorch-classifier",
    (3, 10, 14),
    nn.Sequential(
        nn.Conv2d(3, 6, 3, padding=1),
        nn.BatchNorm2d(6),
        nn.ReLU(),
        nn.MaxPool2d(2),
        Residual(nn.Sequential(nn.BatchNorm2d(6), nn.ReLU(), nn.Conv2d(6, 6, 3, padding=1))),
        nn.Conv2d(6, 6, 3, padding=1, groups=6),
        nn.PReLU(6),
        Residual(nn.Conv2d(6, 8, 3, stride=2, padding=1), nn.Conv2d(6, 8, 1, stride=2)),
        nn.Dropout2d(0.3),
        nn.Conv2d(8, 5, 2, dilation=2, bias=False),
        nn.Flatten(),
        nn.BatchNorm1d(10),
        nn.PReLU(10),
        nn.LayerNorm(10),
        nn.Linear(10, 6),
        nn.ReLU(),
        nn.Linear(6, 3),
    ),
)
export(
    "pytorch-decoder",
    (4, 3, 5),
    nn.Sequential(
        nn.Upsample(scale_factor=2),
        nn.Conv2d(4, 4, 5, padding=2),
        nn.SiLU(),
        nn.ConvTranspose2d(4, 3, 4, stride=2, padding=1),
        nn.AvgPool2d(3, stride=3),
        nn.ConvTranspose2d(3, 4, 3, stride=2),
        nn.Softmax2d(),
    ),
)
export(
    "pytorch-pooled",
    (2, 9, 7),
    nn.Sequential(
        nn.Conv2d(2, 4, 3, stride=2, padding=1),
        nn.LeakyReLU(0.1),
        nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(4, 3),
        nn.Softmax(1),
    ),
)
