# Makes sequential.safetensors, PyTorch's weights, and sequential.csv, its outputs: 8 samples, 6 inputs then 3 outputs in each row.
# PyTorch 1.13.1, safetensors 0.8.0, Python 3.11: python3 make.py
import safetensors.torch
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

safetensors.torch.save_file(model.state_dict(), "sequential.safetensors")

x = 2 * torch.randn(8, 6) + 1
with torch.no_grad(), open("sequential.csv", "w") as file:
    for row in torch.cat([x, model(x)], 1).tolist():
        file.write(",".join("%.9g" % value for value in row) + "\n")
