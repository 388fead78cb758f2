"""torch: tensors are native; everything else is found in its file when its name is first asked for."""
from importlib import import_module

from _numel import unsupported
from _numel.tensor import *
from _numel.tensor import __all__ as _tensor_names

_SUBMODULES = (
    "_dynamo accelerator amp ao autograd backends compiler cpu cuda distributed distributions fft func functional fx hub "
    "jit library linalg mps nn onnx optim overrides profiler quantization random serialization special torch_version "
    "types utils version xpu"
).split()

# File → the names of the torch namespace in it.
_FILES = {
    "torch._settings": "Generator are_deterministic_algorithms_enabled compiled_with_cxx11_abi default_generator "
    "get_deterministic_debug_mode get_float32_matmul_precision get_num_interop_threads get_num_threads get_rng_state "
    "initial_seed manual_seed seed set_anomaly_enabled set_deterministic_debug_mode set_float32_matmul_precision "
    "set_flush_denormal set_num_interop_threads set_num_threads set_printoptions set_rng_state set_warn_always "
    "use_deterministic_algorithms",
    "torch._programs": "AcceleratorError OutOfMemoryError SymBool SymFloat SymInt _assert compile cond load save "
    "sym_float sym_int sym_max sym_min sym_not vmap while_loop",
    "torch.autograd.grad_mode": "enable_grad inference_mode no_grad set_grad_enabled",
    "torch.amp": "GradScaler autocast get_autocast_dtype get_autocast_gpu_dtype is_autocast_enabled",
    "torch.nn.functional": "adaptive_avg_pool1d avg_pool1d bilinear celu_ channel_shuffle conv1d conv2d conv3d conv_tbc "
    "conv_transpose1d conv_transpose2d conv_transpose3d cosine_similarity hardshrink max_pool1d_with_indices "
    "native_channel_shuffle pairwise_distance pdist pixel_shuffle pixel_unshuffle prelu relu_ rms_norm rrelu_ selu_ "
    "threshold_",
    "torch._functions": "adaptive_max_pool1d alpha_dropout batch_norm celu dropout dropout_ embedding embedding_bag "
    "feature_alpha_dropout group_norm instance_norm layer_norm log_softmax max_pool1d max_pool2d max_pool3d relu rrelu "
    "selu softmax threshold",
}
_HOME = {name: file for file, names in _FILES.items() for name in names.split()}

__all__ = [*_tensor_names, *_HOME]


def __getattr__(name):
    if name == "__version__":
        from torch.torch_version import __version__ as value
    elif name in _SUBMODULES:
        value = import_module(f"torch.{name}")
    elif name in _HOME:
        value = getattr(import_module(_HOME[name]), name)
    else:
        from torch._unmodelled import names

        if name not in names:
            raise AttributeError(f"module 'torch' has no attribute '{name}'")
        value = unsupported(f"torch.{name}")
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *_SUBMODULES, *_HOME})
