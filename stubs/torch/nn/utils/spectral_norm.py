"""torch.nn.utils.spectral_norm: `name` becomes `name_orig`; buffers `name_u` and `name_v` hold the two vectors."""
from _numel import computed, holds, is_unknown
from _numel.tensor import Parameter
from torch.nn.modules.conv import ConvTranspose1d, ConvTranspose2d, ConvTranspose3d


def usual_dim(module, name):
    """The output dimension of the weight: the second one of transposed convolutions."""
    return 1 if isinstance(module, (ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)) else 0


def rows_and_columns(weight, dim):
    """The size of `dim`, and the product of the others."""
    if is_unknown(weight):
        return weight, weight
    columns = 1
    for position, length in enumerate(weight.shape):
        if position != dim % weight.dim():
            columns = columns * length
    return weight.shape[dim], columns


class SpectralNorm:
    """The hook that makes the weight again before each call."""

    _version = 1

    def __init__(self, name="weight", n_power_iterations=1, dim=0, eps=1e-12):
        if not holds(n_power_iterations > 0):
            raise ValueError(
                f"Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}"
            )
        self.name = name
        self.dim = dim
        self.n_power_iterations = n_power_iterations
        self.eps = eps

    def compute_weight(self, module, do_power_iteration):
        return computed(getattr(module, self.name + "_orig"))

    @staticmethod
    def apply(module, name, n_power_iterations, dim, eps):
        for hook in module._forward_pre_hooks.values():
            if isinstance(hook, SpectralNorm) and hook.name == name:
                raise RuntimeError(f"Cannot register two spectral_norm hooks on the same parameter {name}")
        hook = SpectralNorm(name, n_power_iterations, dim, eps)
        weight = module._parameters[name]
        if not is_unknown(weight) and weight is None:
            raise ValueError(f"`SpectralNorm` cannot be applied as parameter `{name}` is None")
        if not is_unknown(weight) and hasattr(weight, "materialize"):
            raise ValueError(
                "The module passed to `SpectralNorm` can't have uninitialized parameters. "
                "Make sure to run the dummy forward before applying spectral normalization"
            )
        rows, columns = rows_and_columns(weight, dim)
        del module._parameters[name]
        module.register_parameter(name + "_orig", weight)
        setattr(module, name, weight.data)
        module.register_buffer(name + "_u", computed(weight.data, (rows,)))
        module.register_buffer(name + "_v", computed(weight.data, (columns,)))
        module.register_forward_pre_hook(hook)
        return hook

    def remove(self, module):
        weight = self.compute_weight(module, False)
        delattr(module, self.name)
        for suffix in ("_u", "_v", "_orig"):
            delattr(module, self.name + suffix)
        module.register_parameter(self.name, Parameter(weight.detach()))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module, module.training))


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    if is_unknown(module):
        return module
    SpectralNorm.apply(module, name, n_power_iterations, usual_dim(module, name) if dim is None else dim, eps)
    return module


def remove_spectral_norm(module, name="weight"):
    if is_unknown(module):
        return module
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, SpectralNorm) and hook.name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"spectral_norm of '{name}' not found in {module}")
