"""torch.amp: automatic mixed precision changes no shape and no parameter."""
import functools

from torch._inert import Inert, plain

custom_fwd = custom_bwd = plain


class autocast:
    """A context manager and decorator; `is_autocast_enabled` tells of it."""

    depth = 0

    def __init__(self, device_type="cuda", dtype=None, enabled=True, cache_enabled=None):
        self.device = device_type
        self._enabled = enabled

    def __enter__(self):
        if self._enabled:
            autocast.depth += 1
        return self

    def __exit__(self, *error):
        if self._enabled:
            autocast.depth -= 1
        return False

    def __call__(self, function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return wrapped


class GradScaler(Inert):
    """Scales no gradients."""

    def scale(self, outputs):
        return outputs


def is_autocast_available(device_type):
    return device_type in ("cpu", "cuda")


def is_autocast_enabled(device_type=None):
    return autocast.depth > 0


def get_autocast_dtype(device_type):
    from _numel.tensor import bfloat16, float16

    return bfloat16 if device_type == "cpu" else float16


def get_autocast_gpu_dtype():
    return get_autocast_dtype("cuda")
