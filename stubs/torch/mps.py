"""torch.mps."""
from torch._inert import ignored

empty_cache = synchronize = manual_seed = set_device = ignored


def is_available():
    return False


def device_count():
    return 0
