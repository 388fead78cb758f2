"""numpy.random: shapes are known, values are not (https://numpy.org/doc/stable/reference/random/index.html)."""
from _numel import randomize, tensor as T
from _stdlib import is_unknown, runtime
from numpy._array import ndarray, _wrap
from numpy._dtypes import _by_name, _dtype
from numpy._functions import _size, asarray

_numel_answers_unknown = True


def _drawn(name, size, kind="float64"):
    if size is None:
        return runtime(f"numpy.random.{name}()")
    sizes = _size(size)
    if is_unknown(sizes):
        return sizes
    dtype = _dtype(kind)
    return _wrap(randomize(T.empty(sizes, dtype=dtype._t)), dtype)


def _shaped(*shapes):
    """The shape that parameters give where no size is named."""
    arrays = [asarray(each) for each in shapes if hasattr(each, "__len__")]
    if not arrays:
        return None
    return T.broadcast_shapes(*[each.shape for each in arrays])


def _continuous(name, count):
    """Draws of floats whose `size` follows `count` parameters."""

    def draw(*args, size=None, **kwargs):
        if len(args) > count:
            size = args[count]
        return _drawn(name, _shaped(*args[:count], *kwargs.values()) if size is None else size)

    draw.__name__ = draw.__qualname__ = name
    return draw


class _Draws:
    def __init__(self, seed=None):
        pass

    def _family(self, name, count):
        return _continuous(name, count)

    def seed(self, seed=None):
        pass

    def rand(self, *shape):
        return _drawn("rand", shape or None)

    def randn(self, *shape):
        return _drawn("randn", shape or None)

    def random(self, size=None, dtype="float64", out=None):
        return _drawn("random", size, dtype)

    random_sample = ranf = sample = random

    def standard_normal(self, size=None, dtype="float64", out=None):
        return _drawn("standard_normal", size, dtype)

    def uniform(self, low=0.0, high=1.0, size=None):
        return _drawn("uniform", _shaped(low, high) if size is None else size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        return _drawn("normal", _shaped(loc, scale) if size is None else size)

    def randint(self, low, high=None, size=None, dtype=int):
        return _drawn("randint", _shaped(low, high) if size is None else size, dtype)

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        return _drawn("integers", _shaped(low, high) if size is None else size, dtype)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        if size is None:
            return runtime("numpy.random.choice()")
        a = asarray(a)
        return a if is_unknown(a) else _drawn("choice", size, "int64" if a.ndim == 0 else a.dtype)

    def permutation(self, x, axis=0):
        x = asarray(x)
        return x if is_unknown(x) else _drawn("permutation", x.item() if x.ndim == 0 else x.shape, x.dtype)

    def permuted(self, x, *, axis=None, out=None):
        return self.permutation(x)

    def shuffle(self, x, axis=0):
        if isinstance(x, ndarray):
            randomize(x._t)
        else:
            for i in range(len(x)):
                x[i] = runtime("numpy.random.shuffle()")

    def bytes(self, length):
        return runtime("numpy.random.bytes()")

    def get_state(self, legacy=True):
        return runtime("numpy.random.get_state()")

    def set_state(self, state):
        pass

    def spawn(self, n_children):
        return [type(self)() for _ in range(n_children)]


_FAMILIES = {
    "beta": 2, "binomial": 2, "chisquare": 1, "exponential": 1, "f": 2, "gamma": 2, "geometric": 1, "gumbel": 2,
    "laplace": 2, "logistic": 2, "lognormal": 2, "logseries": 1, "negative_binomial": 2, "pareto": 1, "poisson": 1,
    "power": 1, "rayleigh": 1, "standard_cauchy": 0, "standard_exponential": 0, "standard_gamma": 1, "standard_t": 1,
    "triangular": 3, "vonmises": 2, "wald": 2, "weibull": 1, "zipf": 1,
}
for _name, _count in _FAMILIES.items():
    setattr(_Draws, _name, staticmethod(_continuous(_name, _count)))


class RandomState(_Draws):
    pass


class Generator(_Draws):
    pass


class BitGenerator:
    def __init__(self, seed=None):
        pass


class PCG64(BitGenerator):
    pass


class MT19937(BitGenerator):
    pass


class SeedSequence(BitGenerator):
    pass


def default_rng(seed=None):
    return Generator()


_global = _Draws()
for _name in dir(_Draws):
    if not _name.startswith("_"):
        globals()[_name] = getattr(_global, _name)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return runtime(f"numpy.random.{name}")
