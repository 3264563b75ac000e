# Makes pytorch.onnx, PyTorch's export of an nn.Sequential, and pytorch.csv, its outputs: 6 inputs then 3 outputs in each row.
# PyTorch 1.13.1, Python 3.11: /usr/bin/python3 pytorch.py
import torch
from torch import nn

torch.manual_seed(3)
model = nn.Sequential(
    nn.Linear(6, 8),
    nn.ReLU(),
    nn.BatchNorm1d(8),
    nn.Linear(8, 8),
    nn.GELU(),
    nn.Linear(8, 6, bias=False),
    nn.PReLU(6),
    nn.LayerNorm(6),
    nn.SiLU(),
    nn.Linear(6, 6),
    nn.Hardswish(),
    nn.Mish(),
    nn.Linear(6, 6),
    nn.ReLU6(),
    nn.Dropout(0.5),
    nn.Linear(6, 5),
    nn.Softplus(),
    nn.ELU(0.5),
    nn.LeakyReLU(0.2),
    nn.Linear(5, 4),
    nn.Hardsigmoid(),
    nn.Linear(4, 3),
    nn.Softmax(1),
)
for _ in range(30):
    model(2 * torch.randn(32, 6) + 1)  # moves the running statistics
model.eval()
torch.onnx.export(
    model,
    torch.randn(1, 6),
    "pytorch.onnx",
    opset_version=17,
    input_names=["x"],
    output_names=["y"],
    dynamic_axes={"x": {0: "n"}, "y": {0: "n"}},
)
x = 2 * torch.randn(8, 6) + 1
with torch.no_grad(), open("pytorch.csv", "w") as file:
    for row in torch.cat([x, model(x)], 1).tolist():
        file.write(",".join("%.9g" % value for value in row) + "\n")
