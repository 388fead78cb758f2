"""torch.distributed: there are no other processes. After init_process_group, ranks and sizes are not known."""
from _numel import unsupported
from torch._inert import Inert, ignored

barrier = destroy_process_group = ignored
_state = {"initialized": False}


class ReduceOp:
    """How values of several processes become one."""

    SUM = "SUM"
    AVG = "AVG"
    PRODUCT = "PRODUCT"
    MIN = "MIN"
    MAX = "MAX"


class ProcessGroup(Inert):
    """Processes that work together."""


class group:
    """The default group."""

    WORLD = None


def is_available():
    return True


def is_initialized():
    return _state["initialized"]


def is_nccl_available():
    return False


def is_torchelastic_launched():
    return False


def init_process_group(*args, **kwargs):
    _state["initialized"] = True


def _asked(name):
    if not is_initialized():
        raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")
    return unsupported(f"torch.distributed.{name}()")


def get_rank(group=None):
    return _asked("get_rank")


def get_world_size(group=None):
    return _asked("get_world_size")


def get_backend(group=None):
    return _asked("get_backend")


def new_group(*args, **kwargs):
    return _asked("new_group")
