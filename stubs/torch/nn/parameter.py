"""torch.nn.parameter: what a module registers. All four are native."""
from _numel.tensor import Buffer, Parameter, UninitializedBuffer, UninitializedParameter


def is_lazy(param):
    """True for a parameter or buffer without a shape."""
    return isinstance(param, (UninitializedParameter, UninitializedBuffer))
