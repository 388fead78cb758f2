"""Functions of the torch namespace about programs: compiling, mapping, files."""
import math

from _numel import holds, is_unknown, unsupported


def _assert(condition, message):
    assert holds(condition), message


def compile(model=None, **options):
    """A module is wrapped, a function stays; without either, a decorator."""
    from torch._dynamo.eval_frame import OptimizedModule
    from torch.nn.modules.module import Module

    if is_unknown(model):
        return model
    if model is None:
        return lambda function: compile(function, **options)
    return OptimizedModule(model) if isinstance(model, Module) else model


def load(f, *args, **kwargs):
    return unsupported("torch.load()")


def save(obj, f, *args, **kwargs):
    return None


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    return unsupported("torch.vmap()")


def cond(pred, true_fn, false_fn, operands=()):
    return true_fn(*operands) if pred else false_fn(*operands)


def while_loop(cond_fn, body_fn, carried_inputs):
    return unsupported("torch.while_loop()")


def sym_float(a):
    return float(a)


def sym_int(a):
    return math.floor(a) if a >= 0 else math.ceil(a)


def sym_max(a, b):
    return max(a, b)


def sym_min(a, b):
    return min(a, b)


def sym_not(a):
    return not a


class SymInt:
    """An int that PyTorch's tracer does not know: there are none here."""


class SymFloat:
    """A float that PyTorch's tracer does not know: there are none here."""


class SymBool:
    """A bool that PyTorch's tracer does not know: there are none here."""


class AcceleratorError(RuntimeError):
    """Never raised here."""


class OutOfMemoryError(RuntimeError):
    """Never raised here."""
