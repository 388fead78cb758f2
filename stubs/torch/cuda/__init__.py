"""torch.cuda: there is none."""
from importlib import import_module

from _numel import unsupported
from torch._inert import Inert, InertContext, ignored
from torch._programs import OutOfMemoryError

empty_cache = synchronize = ipc_collect = init = manual_seed = manual_seed_all = seed = seed_all = ignored
set_device = set_stream = set_per_process_memory_fraction = set_rng_state = set_rng_state_all = ignored
reset_peak_memory_stats = reset_max_memory_allocated = reset_accumulated_memory_stats = ignored
has_half = True


def is_available():
    return False


def is_initialized():
    return False


def is_bf16_supported(including_emulation=True):
    return False


def device_count():
    return 0


def memory_allocated(device=None):
    return 0


max_memory_allocated = memory_reserved = max_memory_reserved = memory_allocated


def get_arch_list():
    return []


def _no_device(*args, **kwargs):
    raise RuntimeError(
        "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed a driver"
    )


current_device = get_device_name = get_device_properties = get_device_capability = _no_device
current_stream = default_stream = mem_get_info = _no_device


class Stream(InertContext):
    """Does nothing."""


class Event(Inert):
    """Does nothing."""


class device(InertContext):
    """Chooses nothing."""


class stream(InertContext):
    """Chooses nothing."""


def __getattr__(name):
    if name == "amp":
        return import_module("torch.cuda.amp")
    if name.startswith("__"):
        raise AttributeError(f"module 'torch.cuda' has no attribute '{name}'")
    return unsupported(f"torch.cuda.{name}")
