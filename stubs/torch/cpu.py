"""torch.cpu."""
from torch._inert import ignored

empty_cache = synchronize = manual_seed = set_device = ignored


def is_available():
    return True


def device_count():
    return 1
