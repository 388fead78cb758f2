"""torch.overrides: no argument overrides an op here."""
from _numel.tensor import Tensor


def has_torch_function(relevant_args):
    return False


def has_torch_function_unary(tensor):
    return False


def has_torch_function_variadic(*tensors):
    return False


def is_tensor_like(inp):
    return isinstance(inp, Tensor)
