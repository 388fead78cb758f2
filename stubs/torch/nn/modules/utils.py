"""torch.nn.modules.utils: sizes given once or per dimension."""
from _numel import is_unknown


def _ntuple(n, name="parse"):
    """A function that makes a tuple: of an iterable its items, of one value `n` copies."""

    def spread(value):
        if is_unknown(value):
            return value
        # What isinstance(value, Iterable) asks, without the import that most models do not need.
        return tuple(value) if hasattr(type(value), "__iter__") else (value,) * n

    return spread


_single, _pair, _triple, _quadruple = [_ntuple(count) for count in (1, 2, 3, 4)]


def _reverse_repeat_tuple(t, n):
    """(a, b), 2 → (b, b, a, a): the order that `F.pad` wants."""
    repeated = []
    for item in reversed(t):
        repeated += [item] * n
    return tuple(repeated)


def _list_with_default(out_size, defaults):
    """The sizes asked for; None: the default of that dimension, counted from the last."""
    if isinstance(out_size, int):
        return out_size
    if len(defaults) <= len(out_size):
        raise ValueError(f"Input dimension should be at least {len(out_size) + 1}")
    return [size if size is not None else default for size, default in zip(out_size, defaults[-len(out_size) :])]
