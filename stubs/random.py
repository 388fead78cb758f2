"""random: draws that only the program's own run can tell (https://docs.python.org/3.11/library/random.html)."""

from _stdlib import runtime

__all__ = [
    "Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits",
    "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random", "randrange", "sample",
    "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate",
]


def _draw(name):
    def draw(self, *args, **kwargs):
        return runtime(f"random.{name}()")

    draw.__name__ = name
    return draw


class Random:
    def __init__(self, x=None):
        pass

    def seed(self, a=None, version=2):
        pass

    def getstate(self):
        return runtime("random.getstate()")

    def setstate(self, state):
        pass

    def randrange(self, start, stop=None, step=1):
        candidates = range(start) if stop is None else range(start, stop, step)
        if not candidates:
            bounds = f"({start}, {stop}, {candidates.stop - candidates.start})"
            raise ValueError("empty range for randrange()" + (f" {bounds}" if stop is not None and step == 1 else ""))
        return candidates[0] if len(candidates) == 1 else runtime("random.randrange()")

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[0] if len(seq) == 1 else runtime("random.choice()")

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        if not len(population):
            raise IndexError("list index out of range")
        return [self.choice(population) for _ in range(k)]

    def sample(self, population, k, *, counts=None):
        size = len(population) if counts is None else sum(counts)
        if not 0 <= k <= size:
            raise ValueError("Sample larger than population or is negative")
        return [population[0] if size == 1 else runtime("random.sample()") for _ in range(k)]

    def shuffle(self, x):
        if len(x) > 1:
            for i in range(len(x)):
                x[i] = runtime("random.shuffle()")

    random = _draw("random")
    uniform = _draw("uniform")
    triangular = _draw("triangular")
    betavariate = _draw("betavariate")
    expovariate = _draw("expovariate")
    gammavariate = _draw("gammavariate")
    gauss = _draw("gauss")
    lognormvariate = _draw("lognormvariate")
    normalvariate = _draw("normalvariate")
    vonmisesvariate = _draw("vonmisesvariate")
    paretovariate = _draw("paretovariate")
    weibullvariate = _draw("weibullvariate")
    getrandbits = _draw("getrandbits")
    randbytes = _draw("randbytes")


class SystemRandom(Random):
    pass


_shared = Random()
betavariate = _shared.betavariate
choice = _shared.choice
choices = _shared.choices
expovariate = _shared.expovariate
gammavariate = _shared.gammavariate
gauss = _shared.gauss
getrandbits = _shared.getrandbits
getstate = _shared.getstate
lognormvariate = _shared.lognormvariate
normalvariate = _shared.normalvariate
paretovariate = _shared.paretovariate
randbytes = _shared.randbytes
randint = _shared.randint
random = _shared.random
randrange = _shared.randrange
sample = _shared.sample
seed = _shared.seed
setstate = _shared.setstate
shuffle = _shared.shuffle
triangular = _shared.triangular
uniform = _shared.uniform
vonmisesvariate = _shared.vonmisesvariate
weibullvariate = _shared.weibullvariate
