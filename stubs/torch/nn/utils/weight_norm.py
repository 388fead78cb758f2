"""torch.nn.utils.weight_norm: replaces `name` by `name_g` (the norms: one per index of `dim`) and `name_v`."""
from _numel import computed, is_unknown
from _numel.tensor import Parameter


def norm_shape(shape, dim):
    """The shape of the norms of everything but `dim`: 1 elsewhere; a scalar for `dim` None or -1."""
    if dim is None or dim == -1:
        return ()
    if is_unknown(shape):
        return shape
    return tuple(length if position == dim else 1 for position, length in enumerate(shape))


class WeightNorm:
    """The hook that makes the weight again before each call."""

    def __init__(self, name, dim):
        self.name = name
        self.dim = -1 if dim is None else dim

    def compute_weight(self, module):
        return computed(getattr(module, self.name + "_v"))

    @staticmethod
    def apply(module, name, dim):
        for hook in module._forward_pre_hooks.values():
            if isinstance(hook, WeightNorm) and hook.name == name:
                raise RuntimeError(f"Cannot register two weight_norm hooks on the same parameter {name}")
        hook = WeightNorm(name, dim)
        weight = getattr(module, name)
        if not is_unknown(weight) and weight is None:
            raise TypeError("norm_except_dim(): argument 'v' (position 1) must be Tensor, not NoneType")
        if not is_unknown(weight) and hasattr(weight, "materialize"):
            raise ValueError(
                "The module passed to `WeightNorm` can't have uninitialized parameters. "
                "Make sure to run the dummy forward before applying weight normalization"
            )
        del module._parameters[name]
        norms = computed(weight, norm_shape(weight.shape, hook.dim))
        module.register_parameter(name + "_g", Parameter(norms.data))
        module.register_parameter(name + "_v", Parameter(weight.data))
        setattr(module, name, hook.compute_weight(module))
        module.register_forward_pre_hook(hook)
        return hook

    def remove(self, module):
        weight = self.compute_weight(module)
        delattr(module, self.name)
        del module._parameters[self.name + "_g"]
        del module._parameters[self.name + "_v"]
        setattr(module, self.name, Parameter(weight.data))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module))


def weight_norm(module, name="weight", dim=0):
    if is_unknown(module):
        return module
    WeightNorm.apply(module, name, dim)
    return module


def remove_weight_norm(module, name="weight"):
    if is_unknown(module):
        return module
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, WeightNorm) and hook.name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"weight_norm of '{name}' not found in {module}")
