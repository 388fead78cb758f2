#!/usr/bin/env python3
"""Records what PyTorch says of every class and function of fixtures/counting into expected.json.

Needs torch (the recorded values: 2.13.0). The tests read the file and need no torch.
"""
import ast
import hashlib
import importlib.util
import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "counting"


def describe(model):
    parameters = list(model.named_parameters())
    lines = sorted(f"{n}\t{'x'.join(map(str, p.shape))}\t{int(p.requires_grad)}\n" for n, p in parameters)
    return {
        "total": sum(p.numel() for _, p in parameters),
        "trainable": sum(p.numel() for _, p in parameters if p.requires_grad),
        "buffers": sum(b.numel() for b in model.buffers()),
        "modules": sum(1 for _ in model.modules()),
        "stored": sum(v.numel() for v in model.state_dict().values()),
        "digest": hashlib.sha256("".join(lines).encode()).hexdigest()[:16],
    }


def load(path):
    spec = importlib.util.spec_from_file_location("fixture_" + path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main():
    expected = {}
    for path in sorted(FOLDER.glob("*.py")):
        module = load(path)
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name in ("Block", "Config"):
                continue
            try:
                answer = describe(getattr(module, node.name)())
            except Exception as error:
                answer = {"error": f"{type(error).__name__}: {error}"}
            expected[f"{path.name}::{node.name}"] = answer
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
