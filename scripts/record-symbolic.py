#!/usr/bin/env python3
"""Builds every model of fixtures/symbolic with a few random arguments and records what PyTorch counts into expected.json.

Needs torch (the recorded values: 2.13.0). The tests read the file and need no torch.
"""
import hashlib
import importlib.util
import inspect
import itertools
import json
import pathlib
import random
import sys
import types
from collections import Counter

import torch

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "symbolic"
ROUNDS = 5


def size(low, high):
    return lambda known: random.randint(low, high)


def multiple_of(name, low=1, high=8):
    return lambda known: known[name] * random.randint(low, high)


def same_or(name, low, high):
    """Now and then the value of another argument."""
    return lambda known: random.choice([known[name], random.randint(low, high)])


FLAG = [False, True]

# For each model its arguments, in an order in which one may depend on those before it: a list is gone through (in every
# combination with the other lists), a function gives a random value. `config.x` is the attribute of one object.
MODELS = {
    "unet.py::UNet": dict(n_channels=size(1, 9), n_classes=size(1, 33), bilinear=FLAG),
    "gpt.py::GPT": {
        "config.vocab_size": size(5, 300),
        "config.block_size": size(3, 60),
        "config.n_layer": size(1, 5),
        "config.n_head": size(1, 5),
        "config.n_embd": multiple_of("config.n_head", 1, 9),
        "config.dropout": [0.0],
        "config.bias": FLAG,
    },
    "resnet.py::basic_resnet": dict(n=size(1, 4), num_classes=size(1, 30)),
    "resnet.py::bottleneck_resnet": dict(
        layers=lambda known: [random.randint(1, 4) for _ in range(3)], num_classes=size(1, 30)
    ),
    "transformers.py::Attention": dict(heads=size(1, 7), dim=multiple_of("heads")),
    "transformers.py::PreNormBlock": dict(
        heads=size(1, 7), dim=multiple_of("heads"), mlp_ratio=[1, 3, 4], qkv_bias=FLAG
    ),
    "transformers.py::Encoder": dict(
        vocab_size=size(2, 90), nhead=size(1, 5), d_model=multiple_of("nhead"), d_hid=size(1, 50), nlayers=size(1, 5)
    ),
    "transformers.py::ViT": dict(
        patch_size=size(1, 9),
        image_size=multiple_of("patch_size", 1, 9),
        num_classes=size(1, 30),
        dim=size(1, 40),
        depth=size(1, 4),
        heads=size(1, 5),
        mlp_dim=size(1, 70),
    ),
    "transformers.py::MoE": dict(
        d_model=size(1, 30), d_ff=size(1, 70), top_k=size(1, 3), num_experts=size(3, 9), shared=FLAG
    ),
    "transformers.py::CrossAttention": dict(
        heads=size(1, 5), query_dim=multiple_of("heads"), context_dim=same_or("query_dim", 1, 40)
    ),
    "dense.py::MLP": dict(
        input_dim=size(1, 40), hidden_dim=size(1, 40), output_dim=size(1, 40), num_layers=size(1, 6)
    ),
    "dense.py::VAE": dict(in_channels=size(1, 7), latent_dim=size(1, 50)),
    "dense.py::RNNModel": dict(
        rnn_type=["LSTM", "GRU"],
        tie_weights=FLAG,
        ntoken=size(1, 90),
        ninp=size(1, 30),
        nhid=lambda known: known["ninp"] if known["tie_weights"] else random.randint(1, 30),
        nlayers=size(1, 4),
    ),
    "dense.py::Tagger": dict(
        vocab=size(1, 90), emb=size(1, 20), hidden=size(2, 30), num_layers=size(1, 4), tags=size(1, 9)
    ),
    "dense.py::LoRALinear": dict(in_features=size(1, 90), out_features=size(1, 90), rank=size(1, 9)),
    "dense.py::GCN": dict(
        nfeat=size(1, 90), nhid=size(1, 30), nclass=size(1, 9), n_layers=size(2, 6), bias=FLAG
    ),
    "dense.py::TwoTower": dict(
        text_dim=size(1, 40), image_dim=size(1, 40), embed_dim=size(1, 40), use_text=FLAG, use_image=FLAG
    ),
    "convolutional.py::SeparableNet": dict(width=[1, 2, 3], n_class=size(1, 30)),
    "convolutional.py::Generator": dict(nz=size(1, 90), ngf=size(1, 20), nc=size(1, 4)),
    "convolutional.py::Discriminator": dict(input_nc=size(1, 5), ndf=size(1, 9), n_layers=size(1, 6)),
    "convolutional.py::DoublingEncoder": dict(in_channels=size(1, 5), base=size(1, 9), depth=size(0, 5)),
    "convolutional.py::ResnetBlocks": dict(
        dim=lambda known: 4 * random.randint(1, 9), n_blocks=size(1, 6), norm=["batch", "instance", "group"]
    ),
    "convolutional.py::GroupedBlock": dict(
        groups=size(1, 5),
        in_chs=multiple_of("groups", 1, 40),
        out_chs=lambda known: random.choice([known["in_chs"], known["groups"] * random.randint(1, 40)]),
    ),
    "convolutional.py::DenseNet": dict(
        num_input_features=size(1, 20), growth_rate=size(1, 9), num_layers=size(1, 6), bn_size=size(1, 4)
    ),
    "tabular.py::TiedLM": dict(
        vocab_size=size(1, 90), d_model=size(1, 40), max_len=size(1, 40), learned_positions=FLAG
    ),
    "tabular.py::TabularNet": dict(
        n_fields=size(1, 9), cardinality=size(1, 40), emb_dim=size(1, 9), hidden=size(2, 41), n_out=size(1, 9)
    ),
    "tabular.py::FactorizationMachine": dict(
        height=size(1, 20), width=same_or("height", 1, 20), k=size(1, 9), residual=FLAG
    ),
    "tabular.py::DuelingDQN": dict(state_dim=size(1, 40), action_dim=size(1, 20)),
}


def bindings(arguments):
    """ROUNDS random ones for each combination of what is listed (fewer where there are many combinations)."""
    listed = {name: values for name, values in arguments.items() if isinstance(values, list)}
    combinations = list(itertools.product(*listed.values()))
    for values in combinations:
        chosen = dict(zip(listed, values))
        for _ in range(ROUNDS if len(combinations) == 1 else 4 if len(combinations) == 2 else 3):
            known = {}
            for name, source in arguments.items():
                known[name] = chosen[name] if name in chosen else source(known | chosen)
            yield known


def build(function, known):
    arguments = {name: value for name, value in known.items() if not name.startswith("config.")}
    config = {name.removeprefix("config."): value for name, value in known.items() if name not in arguments}
    if config:
        arguments["config"] = types.SimpleNamespace(**config)
    inspect.signature(function).bind(**arguments)
    return function(**arguments)


def describe(model):
    parameters = list(model.named_parameters())
    lines = sorted(f"{n}\t{'x'.join(map(str, p.shape))}\t{int(p.requires_grad)}\n" for n, p in parameters)
    shapes = Counter("x".join(map(str, p.shape)) for _, p in parameters)
    return {
        "total": sum(p.numel() for _, p in parameters),
        "trainable": sum(p.numel() for _, p in parameters if p.requires_grad),
        "buffers": sum(b.numel() for b in model.buffers()),
        "shapes": dict(sorted(shapes.items())),
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
    for target, arguments in MODELS.items():
        random.seed(target)
        file, name = target.split("::")
        function = getattr(load(FOLDER / file), name)
        expected[target] = [{"set": known} | describe(build(function, known)) for known in bindings(arguments)]
    text = json.dumps(expected, separators=(",", ":"))
    # A line for each binding.
    text = text.replace('{"set"', '\n  {"set"').replace('],"', '],\n"')
    assert json.loads(text) == expected
    (FOLDER / "expected.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
