"""torch.library: custom operators are the functions they are made from."""
from torch._inert import Inert, ignored, plain

define = register_autograd = register_vmap = register_autocast = ignored
impl_abstract = plain


def _decorator(*args, **kwargs):
    return lambda function: function


register_fake = register_kernel = impl = _decorator


class Library(Inert):
    """A namespace of operators."""


class CustomOpDef:
    """A custom operator: called, it runs its function."""

    def __init__(self, function):
        self._function = function

    def __call__(self, *args, **kwargs):
        return self._function(*args, **kwargs)

    def register_fake(self, function):
        return function

    def register_kernel(self, device_types, function=None):
        return function if function is not None else plain

    def register_autograd(self, backward, *, setup_context=None):
        return None

    def register_vmap(self, function=None):
        return function if function is not None else plain


def custom_op(name, fn=None, /, *, mutates_args=(), device_types=None, schema=None, tags=None):
    return CustomOpDef if fn is None else CustomOpDef(fn)


triton_op = custom_op
