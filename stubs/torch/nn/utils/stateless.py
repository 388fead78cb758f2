"""torch.nn.utils.stateless."""


def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """What the module returns: other values of its tensors change no shape."""
    if args is None:
        args = ()
    elif not isinstance(args, tuple):
        args = (args,)
    return module(*args, **(kwargs or {}))
