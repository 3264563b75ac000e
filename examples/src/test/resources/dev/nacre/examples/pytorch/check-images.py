# Loads a file of Nacre's into the nn.Sequential of make-images.py and compares outputs with those in a CSV of images (channels, height,
# width), then outputs, in each row. Takes PyTorch and safetensors.
# python3 check-images.py model.safetensors samples.csv
import csv
import sys

import safetensors.torch
import torch
from torch import nn

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
weights = safetensors.torch.load_file(sys.argv[1])
weights["8.weight"] = weights["8.weight"].reshape(4, 3, 2, 4).permute(0, 3, 1, 2).reshape(4, -1)
print(model.load_state_dict(weights))
model.eval()
with open(sys.argv[2]) as file:
    rows = torch.tensor([[float(cell) for cell in row] for row in csv.reader(file)])
with torch.no_grad():
    outputs = model(rows[:, :126].reshape(-1, 3, 7, 6))
difference = (outputs - rows[:, 126:]).abs().max().item()
print("largest difference of outputs", difference, "of at most", outputs.abs().max().item())
assert difference < 1e-5
