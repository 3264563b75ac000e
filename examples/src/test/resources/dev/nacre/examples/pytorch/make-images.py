# Makes images.safetensors, PyTorch's weights of a convolutional network, and images.csv, its outputs: 5 samples, an image of 3 × 7 × 6 in
# PyTorch's order (channels, height, width), then 4 outputs in each row.
# PyTorch 1.13, safetensors 0.8.0, Python 3.11: python3 make-images.py
import safetensors.torch
import torch
from torch import nn

torch.manual_seed(11)
model = nn.Sequential(
    nn.Conv2d(3, 8, 3, padding=1),
    nn.BatchNorm2d(8),
    nn.ReLU(),
    nn.Conv2d(8, 6, 3, stride=2, groups=2),
    nn.PReLU(6),
    nn.ConvTranspose2d(6, 4, 4, stride=2, padding=1),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(4 * 3 * 2, 4),
)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for _ in range(20):
    x = 2 * torch.randn(16, 3, 7, 6) + 1
    optimizer.zero_grad()
    ((model(x) - x[:, 0, 0, :4]) ** 2).mean().backward()
    optimizer.step()
model.eval()

weights = model.state_dict()
# Nacre flattens channels innermost: the columns of a Linear after Flatten change their order from channels, height, width
weights["8.weight"] = weights["8.weight"].reshape(4, 4, 3, 2).permute(0, 2, 3, 1).reshape(4, -1).contiguous()
safetensors.torch.save_file(weights, "images.safetensors")

x = 2 * torch.randn(5, 3, 7, 6) + 1
with torch.no_grad(), open("images.csv", "w") as file:
    for row in torch.cat([x.flatten(1), model(x)], 1).tolist():
        file.write(",".join("%.9g" % value for value in row) + "\n")
