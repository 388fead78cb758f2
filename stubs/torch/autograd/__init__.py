"""torch.autograd: no gradients are computed here."""
from torch.autograd.function import Function
from torch.autograd.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from torch.autograd.variable import Variable


def set_detect_anomaly(mode, check_nan=True):
    return _Anomaly()


def detect_anomaly(check_nan=True):
    return _Anomaly()


class _Anomaly:
    """A context that changes nothing."""

    def __enter__(self):
        return None

    def __exit__(self, *error):
        return False
