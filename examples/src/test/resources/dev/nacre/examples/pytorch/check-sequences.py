# Loads a file of Nacre's into the network of sequences.py and compares outputs with those in a CSV of sequences, then outputs, in each row.
# Takes PyTorch and safetensors.
# python3 check-sequences.py model.safetensors samples.csv
import csv
import sys

import safetensors.torch
import torch
from sequences import model, outputs

print(model.load_state_dict(safetensors.torch.load_file(sys.argv[1])))
with open(sys.argv[2]) as file:
    rows = torch.tensor([[float(cell) for cell in row] for row in csv.reader(file)])
with torch.no_grad():
    y = outputs(rows[:, :21].reshape(-1, 7, 3))
difference = (y - rows[:, 21:]).abs().max().item()
print("largest difference of outputs", difference, "of at most", y.abs().max().item())
assert difference < 1e-5
