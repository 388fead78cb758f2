"""Grad modes: context managers that are decorators too. https://docs.pytorch.org/docs/stable/torch.html#locally-disabling-gradient-computation"""
import functools

from _numel import set_grad_enabled as _switch
from _numel import set_inference_mode as _switch_inference


class _GradMode:
    """Sets the mode while a block or a function runs."""

    def __init__(self, mode):
        self.mode = mode

    def __enter__(self):
        self.prev = _switch(self.mode)

    def __exit__(self, *error):
        _switch(self.prev)

    def again(self):
        """A new one of the same mode: calls of a decorated function may lie in one another."""
        return _GradMode(self.mode)

    def __call__(self, function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            with self.again():
                return function(*args, **kwargs)

        return wrapped


class _Plain(_GradMode):
    """A mode without arguments: `@no_grad` and `@no_grad()` are the same."""

    _mode = False

    def __new__(cls, orig_func=None):
        return super().__new__(cls) if orig_func is None else cls()(orig_func)

    def __init__(self):
        super().__init__(self._mode)


class no_grad(_Plain):
    """Gradients off."""


class enable_grad(_Plain):
    """Gradients on."""

    _mode = True


class inference_mode(_GradMode):
    """Gradients off, unless told otherwise; `torch.is_inference_mode_enabled()` tells of it."""

    def __new__(cls, mode=True):
        return super().__new__(cls) if isinstance(mode, bool) else cls()(mode)

    def __init__(self, mode=True):
        super().__init__(not mode)

    def again(self):
        return inference_mode(not self.mode)

    def __enter__(self):
        super().__enter__()
        self.prev_inference = _switch_inference(not self.mode)

    def __exit__(self, *error):
        super().__exit__(*error)
        _switch_inference(self.prev_inference)


class set_grad_enabled(_GradMode):
    """On or off, at once; a block gives the mode before back."""

    def __init__(self, mode):
        self.prev = _switch(mode)
        super().__init__(mode)

    def __enter__(self):
        _switch(self.mode)

    def __call__(self, function):
        _switch(self.prev)
        return super().__call__(function)
