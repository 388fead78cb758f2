"""torch.utils.checkpoint: the function runs; nothing is recomputed."""
from torch._inert import InertContext, ignored

set_checkpoint_debug_enabled = ignored


def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False, **kwargs):
    kwargs.pop("preserve_rng_state", None)
    return function(*args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    for function in functions.children() if hasattr(functions, "children") else functions:
        input = function(input)
    return input


class set_checkpoint_early_stop(InertContext):
    """Changes nothing."""
