# Makes sequential.safetensors, PyTorch's weights, and sequential.csv, its outputs: 8 samples, 6 inputs then 3 outputs in each row.
# PyTorch 1.13.1, Python 3.11: /usr/bin/python3 make.py
# The file is written by hand, after the format's description, as the library safetensors does it: widest types first.
import json
import struct

import torch
from torch import nn

torch.manual_seed(7)
model = nn.Sequential(
    nn.Linear(6, 5),
    nn.ReLU(),
    nn.BatchNorm1d(5),
    nn.Linear(5, 1),
    nn.Tanh(),
    nn.Linear(1, 4),
    nn.PReLU(4),
    nn.LayerNorm(4),
    nn.Linear(4, 3),
)
with torch.no_grad():
    model[6].weight.copy_(torch.tensor([0.1, -0.2, 0.3, 0.7]))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(20):
    x = 2 * torch.randn(16, 6) + 1
    optimizer.zero_grad()
    ((model(x) - x[:, :3]) ** 2).mean().backward()
    optimizer.step()
model.eval()

kinds = {torch.float32: ("F32", 4), torch.int64: ("I64", 8)}
tensors = sorted(model.state_dict().items(), key=lambda entry: (-kinds[entry[1].dtype][1], entry[0]))
header, data = {}, b""
for name, tensor in tensors:
    raw = tensor.contiguous().numpy().tobytes()
    header[name] = {
        "dtype": kinds[tensor.dtype][0],
        "shape": list(tensor.shape),
        "data_offsets": [len(data), len(data) + len(raw)],
    }
    data += raw
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
with open("sequential.safetensors", "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text + data)

x = 2 * torch.randn(8, 6) + 1
with torch.no_grad(), open("sequential.csv", "w") as file:
    for row in torch.cat([x, model(x)], 1).tolist():
        file.write(",".join("%.9g" % value for value in row) + "\n")
