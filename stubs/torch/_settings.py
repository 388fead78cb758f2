"""Switches of the torch namespace that change no shape: set and forgotten, or read with their usual value."""
from _numel import unsupported


def _ignored(*args, **kwargs):
    return None


set_anomaly_enabled = set_deterministic_debug_mode = set_float32_matmul_precision = _ignored
set_num_interop_threads = set_num_threads = set_printoptions = set_rng_state = set_warn_always = _ignored
use_deterministic_algorithms = _ignored


def set_flush_denormal(mode):
    return True


def are_deterministic_algorithms_enabled():
    return False


def get_deterministic_debug_mode():
    return 0


def get_float32_matmul_precision():
    return "highest"


def compiled_with_cxx11_abi():
    return True


def get_num_threads():
    return unsupported("torch.get_num_threads()")


def get_num_interop_threads():
    return unsupported("torch.get_num_interop_threads()")


def initial_seed():
    return unsupported("torch.initial_seed()")


def seed():
    return unsupported("torch.seed()")


def get_rng_state():
    return unsupported("torch.get_rng_state()")


class Generator:
    """A source of random numbers; none are drawn."""

    def __init__(self, device="cpu"):
        self.device = device

    def manual_seed(self, seed):
        return self

    def seed(self):
        return seed()

    def initial_seed(self):
        return initial_seed()

    def get_state(self):
        return get_rng_state()

    def set_state(self, state):
        return self


default_generator = Generator()


def manual_seed(seed):
    return default_generator
