"""torch.accelerator: there is none."""
from torch._inert import ignored

synchronize = empty_cache = set_device_index = ignored


def is_available():
    return False


def device_count():
    return 0


def current_accelerator(check_available=False):
    return None
