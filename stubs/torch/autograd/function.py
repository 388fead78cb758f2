"""torch.autograd.Function: `apply` runs `forward` with a context."""


class FunctionCtx:
    """What `forward` leaves for `backward`."""

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors

    def save_for_forward(self, *tensors):
        pass

    def mark_dirty(self, *args):
        pass

    def mark_non_differentiable(self, *args):
        pass

    def set_materialize_grads(self, value):
        pass


class Function(FunctionCtx):
    """A function with its own gradient."""

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
            "backward mode AD."
        )

    @classmethod
    def apply(cls, *args, **kwargs):
        # With a `setup_context` of its own, `forward` takes no context.
        if hasattr(cls, "setup_context"):
            ctx = FunctionCtx()
            output = cls.forward(*args, **kwargs)
            cls.setup_context(ctx, args, output)
            return output
        return cls.forward(FunctionCtx(), *args, **kwargs)


def once_differentiable(fn):
    return fn
