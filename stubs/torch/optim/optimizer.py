"""torch.optim.Optimizer."""
from typing import Any

from _numel import is_unknown
from torch._inert import Inert

ParamsT = _params_t = Any
required = object()


class Optimizer(Inert):
    """Keeps the parameter groups; steps nowhere."""

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = {}
        self.param_groups = []
        if is_unknown(params):
            return
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        members = param_group["params"]
        group = {**self.defaults, **param_group}
        group["params"] = list(members) if not hasattr(members, "requires_grad") else [members]
        self.param_groups.append(group)

    def step(self, closure=None):
        return None

    def zero_grad(self, set_to_none=True):
        return None

    def load_state_dict(self, state_dict):
        return None
