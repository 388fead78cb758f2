"""torch.jit: nothing is compiled; modules and functions stay what they are."""
import builtins
from typing import Final

from torch._inert import ignored, plain
from torch.jit._module import RecursiveScriptModule, ScriptModule
from torch.jit import annotations

ignore = unused = export = interface = script_method = script_if_tracing = _script_if_tracing = plain
_overload = _overload_method = plain
enable_onednn_fusion = set_fusion_strategy = save = ignored


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    return obj


def trace(func, example_inputs=None, *args, **kwargs):
    return func


def trace_module(mod, inputs, *args, **kwargs):
    return mod


def is_scripting():
    return False


def is_tracing():
    return False


def annotate(the_type, the_value):
    return the_value


def isinstance(obj, target_type):
    return builtins.isinstance(obj, target_type)


def fork(func, *args, **kwargs):
    return func(*args, **kwargs)


def wait(future):
    return future


class Attribute:
    """A value with its TorchScript type."""

    def __init__(self, value, type):
        self.value = value
        self.type = type


class Error(RuntimeError):
    """Never raised here."""
