"""torch.nn.utils.convert_parameters: all parameters as one vector, and back."""
from _numel.tensor import Tensor, cat


def parameters_to_vector(parameters):
    """As long as all parameters together."""
    return cat([parameter.view(-1) for parameter in parameters])


def vector_to_parameters(vec, parameters):
    if not isinstance(vec, Tensor):
        raise TypeError(f"expected torch.Tensor, but got: {type(vec).__name__}")
    start = 0
    for parameter in parameters:
        count = parameter.numel()
        parameter.data = vec[start : start + count].view_as(parameter).data
        start = start + count
