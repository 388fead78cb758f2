"""torch.nn.utils: each function is found in its file when it is first asked for."""
from importlib import import_module

from _numel import unsupported

# At once: these two functions have the names of their files, and an import of the file would put it in their place.
from torch.nn.utils.spectral_norm import remove_spectral_norm, spectral_norm
from torch.nn.utils.weight_norm import remove_weight_norm, weight_norm

_FILES = {
    "clip_grad": "clip_grad_norm clip_grad_norm_ clip_grad_value_ clip_grads_with_norm_ get_total_norm",
    "convert_parameters": "parameters_to_vector vector_to_parameters",
    "fusion": "fuse_conv_bn_eval fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights",
    "memory_format": "convert_conv2d_weight_memory_format convert_conv3d_weight_memory_format",
    "init": "skip_init",
}
_HOME = {name: file for file, names in _FILES.items() for name in names.split()}

_SUBMODULES = (
    "clip_grad convert_parameters fusion init memory_format parametrizations parametrize prune rnn stateless"
).split()

__all__ = ["remove_spectral_norm", "remove_weight_norm", "spectral_norm", "weight_norm", *_HOME]


def __getattr__(name):
    if name in _HOME:
        value = getattr(import_module(f"torch.nn.utils.{_HOME[name]}"), name)
    elif name in _SUBMODULES:
        value = import_module(f"torch.nn.utils.{name}")
    elif name in ("_named_member_accessor", "_expanded_weights", "_per_sample_grad", "_deprecation_utils"):
        value = unsupported(f"torch.nn.utils.{name}")
    else:
        raise AttributeError(f"module 'torch.nn.utils' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_HOME, *_SUBMODULES})
