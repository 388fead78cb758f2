#!/usr/bin/env python3
"""Records what PyTorch says of every model at every commit of fixtures/history into expected.json.

Needs torch (the recorded values: 2.13.0). The tests read the file and need no torch.
"""
import hashlib
import importlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "history"


def describe(model):
    parameters = list(model.named_parameters())
    lines = sorted(f"{n}\t{'x'.join(map(str, p.shape))}\t{int(p.requires_grad)}\n" for n, p in parameters)
    return {
        "total": sum(p.numel() for _, p in parameters),
        "trainable": sum(p.numel() for _, p in parameters if p.requires_grad),
        "buffers": sum(b.numel() for b in model.buffers()),
        "bytes": sum(p.numel() * p.element_size() for _, p in parameters),
        "digest": hashlib.sha256("".join(lines).encode()).hexdigest()[:16],
    }


def build(root, target):
    """One model, in a process of its own: what a commit's modules hold must not reach another's."""
    sys.path.insert(0, root)
    path, name = target.split("::")
    try:
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        config = getattr(module, "Config", None)
        made = getattr(module, name)
        model = made(config()) if config and "config" in made.__init__.__annotations__ else made()
        return describe(model)
    except SyntaxError as error:
        return {"error": f"SyntaxError: {error.msg}", "line": error.lineno}


def main():
    history = json.loads((FOLDER / "history.json").read_text())
    expected = []
    with tempfile.TemporaryDirectory() as root:
        for number, commit in enumerate(history["commits"], 1):
            for path in commit.get("removes", []):
                (pathlib.Path(root) / path).unlink()
            if (FOLDER / commit["folder"]).exists():
                shutil.copytree(FOLDER / commit["folder"], root, dirs_exist_ok=True)
            answers = {}
            for name, places in history["models"].items():
                target = [place["target"] for place in places if place["from"] <= number][-1:] or [None]
                if target[0] is None:
                    continue
                command = [sys.executable, "-B", __file__, root, target[0]]
                answers[name] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            expected.append(answers)
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    print(json.dumps(build(*sys.argv[1:]))) if len(sys.argv) > 1 else main()
