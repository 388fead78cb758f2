"""Parameters: made, tied, copied, frozen, replaced."""
import copy

import torch
from torch import nn


def named(module):
    return [(name, tuple(p.shape), p.requires_grad, str(p.dtype)) for name, p in module.named_parameters()]


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 4)
        self.head = nn.Linear(4, 10, bias=False)
        self.head.weight = self.embed.weight


class Many(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones([]) * 2.6592)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, 8))
        self.pos = nn.Parameter(torch.randn(1, 5, 8) * 0.02)
        self.gamma = nn.Parameter(1e-6 * torch.ones(8), requires_grad=False)
        self.list = nn.ParameterList([nn.Parameter(torch.zeros(i)) for i in range(1, 3)])
        self.dict = nn.ParameterDict({"a": torch.zeros(2), "b": nn.Parameter(torch.zeros(3))})
        self.register_parameter("none", None)
        self.none2 = None
        self.plain = torch.zeros(3)
        self.tensors = [nn.Parameter(torch.zeros(2))]
        self.cls_token.data.normal_(0, 0.02)
        with torch.no_grad():
            self.pos.copy_(torch.zeros(1, 5, 8))
            self.pos[0, 0] = 3


class Frozen(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 3)
        self.b = nn.Linear(3, 4)
        for p in self.a.parameters():
            p.requires_grad = False
        for name, p in self.b.named_parameters():
            if "bias" in name:
                p.requires_grad_(False)


class Momentum(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(2, 2)
        self.k = copy.deepcopy(self.q)
        for a, b in zip(self.q.parameters(), self.k.parameters()):
            b.data.copy_(a.data)
            b.requires_grad = False
        self.register_buffer("queue", nn.functional.normalize(torch.randn(2, 7), dim=0))
        self.register_buffer("pointer", torch.zeros(1, dtype=torch.long))


def same_storage():
    a, b = nn.Linear(4, 4, bias=False), nn.Linear(4, 4, bias=False)
    b.weight.data = a.weight.data
    c = nn.Linear(4, 4, bias=False)
    c.weight = nn.Parameter(a.weight)
    return nn.ModuleList([a, b, c])


def inflated():
    conv = nn.Conv2d(3, 8, 3)
    new = nn.Conv2d(4, 8, 3)
    with torch.no_grad():
        new.weight[:, :3] = conv.weight
        new.weight[:, 3] = conv.weight.mean(1)
    conv.weight = nn.Parameter(conv.weight.sum(1, keepdim=True))
    return nn.ModuleList([conv, new])


def halved():
    return nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2)).half()


def error(make):
    try:
        make()
    except Exception as e:
        return type(e).__name__
    return "none"


class Early(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.zeros(1))


model = Many()
lazy = nn.LazyLinear(3)
before = [type(p).__name__ for p in lazy.parameters()]
lazy(torch.zeros(2, 5))
checks = [
    named(Tied()),
    len(Tied().state_dict()),
    named(model),
    (model.pos.requires_grad, model.pos.is_leaf, "plain" in model.__dict__, list(model._buffers)),
    sorted(model.state_dict()),
    named(Frozen()),
    named(Momentum()),
    [tuple(b.shape) for b in Momentum().buffers()],
    named(same_storage()),
    named(inflated()),
    named(halved()),
    [str(b.dtype) for b in halved().buffers()],
    error(Early),
    error(lambda: setattr(nn.Linear(1, 1), "weight", torch.zeros(1))),
    error(lambda: nn.Linear(1, 1).weight.add_(1)),
    error(lambda: nn.Linear(1, 1).weight.normal_()),
    error(lambda: nn.Parameter(torch.zeros(2, dtype=torch.long))),
    before,
    named(lazy),
    sum(p.numel() for p in copy.deepcopy(nn.ModuleList([Tied(), Frozen()])).parameters() if p.requires_grad),
    [p.shape for p in nn.utils.parametrizations.weight_norm(nn.Linear(2, 3)).parameters()],
    nn.utils.parameters_to_vector(Frozen().parameters()).shape,
    torch.nn.utils.rnn.pad_sequence([torch.ones(2), torch.ones(3)], batch_first=True).shape,
    next(nn.Linear(2, 3).parameters()).device.type,
    next(nn.Linear(2, 3).double().parameters()).dtype is torch.float64,
]
