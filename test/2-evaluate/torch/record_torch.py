"""Records what real PyTorch answers to the lines of `*.calls.txt`, beside each file as `*.expected.json`, and what the
programs of `programs/` leave in `checks`.

    python record_torch.py            # needs torch 2.13, CPU

A line is `statement ;; statement ;; expression`; lines that start with `#` are headings. Every line runs in a namespace of its
own that holds `torch`, `nn`, `F`, `math` and `copy`.
"""
import copy
import json
import math
import sys
import warnings
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

warnings.simplefilter("ignore")


def number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def flat(tensor):
    if tensor.is_complex() or tensor.numel() > 2000 or tensor.dtype.itemsize == 1 and "int" not in str(tensor.dtype) and tensor.dtype != torch.bool:
        return None
    try:
        return [number(each) for each in tensor.detach().reshape(-1).tolist()]
    except (RuntimeError, NotImplementedError):
        return None


def plain(value):
    """A value as JSON: tensors by shape, dtype, flag and elements; everything else by repr."""
    if isinstance(value, torch.Tensor):
        return {
            "shape": list(value.shape),
            "dtype": str(value.dtype)[6:],
            "grad": value.requires_grad,
            "class": type(value).__name__,
            "values": flat(value),
        }
    if isinstance(value, (tuple, list)) and any(isinstance(each, torch.Tensor) for each in value):
        return {"items": [plain(each) for each in value]}
    if isinstance(value, float):
        return {"float": number(value)}
    return {"repr": repr(value)}


def answer(line):
    *statements, expression = line.split(" ;; ")
    namespace = {"torch": torch, "nn": nn, "F": F, "math": math, "copy": copy}
    torch.manual_seed(0)
    try:
        for statement in statements:
            exec(statement, namespace)
        return plain(eval(expression, namespace))
    except Exception as error:
        return {"error": type(error).__name__}


def run(path):
    """What a program of `programs/` leaves in `checks`."""
    torch.manual_seed(0)
    namespace = {"__name__": "__main__"}
    exec(compile(path.read_text(), path.name, "exec"), namespace)
    return [plain(each) for each in namespace["checks"]]


def main():
    for path in sorted(Path(__file__).parent.glob("programs/*.py")):
        rows = ",\n".join(json.dumps(each) for each in run(path))
        path.with_suffix(".expected.json").write_text("[\n" + rows + "\n]\n")
    for path in sorted(Path(__file__).parent.glob("*.calls.txt")):
        lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
        recorded = {line: answer(line) for line in lines}
        target = path.with_name(path.name.replace(".calls.txt", ".expected.json"))
        rows = ",\n".join(f"{json.dumps(line)}: {json.dumps(value)}" for line, value in recorded.items())
        target.write_text("{\n" + rows + "\n}\n")
        errors = sum("error" in value for value in recorded.values())
        print(f"{path.name}: {len(recorded)} lines, {errors} errors", file=sys.stderr)
        torch.set_default_dtype(torch.float32)


main()
