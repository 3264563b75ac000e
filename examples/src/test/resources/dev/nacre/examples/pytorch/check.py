# Reads a model file of ours by the format's description alone, prints what it holds, and compares it with what the library safetensors
# reads, if that is there. With a CSV of samples (inputs, then outputs), which takes PyTorch, loads the file into the nn.Sequential of
# make.py and compares the outputs.
# python3 check.py model.safetensors [samples.csv]
import array
import csv
import json
import os
import struct
import sys

path = sys.argv[1]
with open(path, "rb") as file:
    length = struct.unpack("<Q", file.read(8))[0]
    header = json.loads(file.read(length))
    data = file.read()
assert 8 + length + len(data) == os.path.getsize(path)
assert (8 + length) % 8 == 0, "data is aligned"
for key, text in header.pop("__metadata__", {}).items():
    assert isinstance(text, str)
    print(key, "=", text)

tensors, end = {}, 0
for name, info in header.items():
    begin, stop = info["data_offsets"]
    assert info["dtype"] == "F32" and begin == end
    end = stop
    values = array.array("f", data[begin:stop])
    count = 1
    for size in info["shape"]:
        count *= size
    assert count == len(values)
    tensors[name] = (info["shape"], values)
    print(name, info["shape"], "first", values[0] if count else None)
assert end == len(data)

try:
    import safetensors
except ImportError:
    print("no library safetensors here")
else:
    with safetensors.safe_open(path, framework="numpy") as file:
        assert set(file.keys()) == set(tensors)
        for name, (shape, values) in tensors.items():
            tensor = file.get_tensor(name)
            assert list(tensor.shape) == shape and tensor.tobytes() == values.tobytes()
    print("the same by safetensors", safetensors.__version__)

if len(sys.argv) > 2:
    import torch
    from torch import nn

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
    print(model.load_state_dict({name: torch.tensor(list(v)).reshape(shape) for name, (shape, v) in tensors.items()}))
    model.eval()
    with open(sys.argv[2]) as file:
        rows = torch.tensor([[float(cell) for cell in row] for row in csv.reader(file)])
    with torch.no_grad():
        difference = (model(rows[:, :6]) - rows[:, 6:]).abs().max().item()
    print("largest difference of outputs", difference)
    assert difference < 1e-5
