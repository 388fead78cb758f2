"""torch.nn.modules.utils: sizes given once or per dimension."""
from _numel import ntuple
from _numel import reverse_repeat_tuple as _reverse_repeat_tuple


def _ntuple(n, name="parse"):
    """A function that makes a tuple: of an iterable its items, of one value `n` copies."""
    return ntuple(n)


_single, _pair, _triple, _quadruple = [ntuple(count) for count in (1, 2, 3, 4)]


def _list_with_default(out_size, defaults):
    """The sizes asked for; None: the default of that dimension, counted from the last."""
    if isinstance(out_size, int):
        return out_size
    if len(defaults) <= len(out_size):
        raise ValueError(f"Input dimension should be at least {len(out_size) + 1}")
    return [size if size is not None else default for size, default in zip(out_size, defaults[-len(out_size) :])]
