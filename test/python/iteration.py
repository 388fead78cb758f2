"""Iterators, generators and the functions over iterables."""


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


class Sized(Old):
    def __len__(self):
        return 3


class Backwards:
    def __reversed__(self):
        return iter("cba")


class NotAnIterator:
    def __iter__(self):
        return 5


class Blocked:
    __iter__ = None

    def __getitem__(self, i):
        return i


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


check("list(Count(3))", list(Count(3)))
check("[x for x in Old()]", [x for x in Old()])
check("list(reversed(Sized()))", list(reversed(Sized())))
check("list(reversed(Backwards()))", list(reversed(Backwards())))
check_raises("reversed(Old())", lambda: reversed(Old()))
check_raises("reversed({1})", lambda: reversed({1}))
check_raises("reversed(5)", lambda: reversed(5))
check_raises("list(NotAnIterator())", lambda: list(NotAnIterator()))
check_raises("iter(Blocked())", lambda: iter(Blocked()))
check_raises("iter(5)", lambda: iter(5))
check("(20 in Old(), 21 in Old())", (20 in Old(), 21 in Old()))
check("(2 in Count(3), 7 in Count(3))", (2 in Count(3), 7 in Count(3)))
check_raises("1 in 5", lambda: 1 in 5)
check("(len(Length(3)), bool(Length(0)), bool(Length(2)))", (len(Length(3)), bool(Length(0)), bool(Length(2))))
check_raises("len(Length(-1))", lambda: len(Length(-1)))
check_raises('len(Length("a"))', lambda: len(Length("a")))
check_raises("len(5)", lambda: len(5))
check_raises("len(Count(3))", lambda: len(Count(3)))
check('(len("añ𝄞"), len(b"ab"), len({1: 2}))', (len("añ𝄞"), len(b"ab"), len({1: 2})))
check("next(iter([1, 2]))", next(iter([1, 2])))
check_raises("next(iter([]))", lambda: next(iter([])))
check('next(iter([]), "end")', next(iter([]), "end"))
check_raises("next([])", lambda: next([]))
check_raises("next(Count(1))", lambda: next(Count(1)))
check("list(iter([3, 2, 1].pop, 1))", list(iter([3, 2, 1].pop, 1)))
check_raises("iter(5, 1)", lambda: iter(5, 1))
check('(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=1)))', (list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=1))))
check_raises("enumerate(5)", lambda: enumerate(5))
check_raises('enumerate("ab", "x")', lambda: enumerate("ab", "x"))
check('(list(zip("ab", [1, 2, 3])), list(zip()), list(zip("ab")))', (list(zip("ab", [1, 2, 3])), list(zip()), list(zip("ab"))))
check_raises('list(zip("ab", [1], strict=True))', lambda: list(zip("ab", [1], strict=True)))
check_raises('list(zip("a", [1, 2], strict=True))', lambda: list(zip("a", [1, 2], strict=True)))
check_raises('list(zip("ab", [1, 2], [1], strict=True))', lambda: list(zip("ab", [1, 2], [1], strict=True)))
check_raises("zip(1, 2)", lambda: zip(1, 2))
check('dict(zip("ab", (1, 2)))', dict(zip("ab", (1, 2))))
check('list(zip(*[(1, "a"), (2, "b")]))', list(zip(*[(1, "a"), (2, "b")])))
check("(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(None, [])))", (list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(None, []))))
check_raises("list(map(None, [1]))", lambda: list(map(None, [1])))
check_raises("map(str)", lambda: map(str))
check_raises('list(map(int, ["1", "x"]))', lambda: list(map(int, ["1", "x"])))
check('(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))', (list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3]))))
check('list(filter(str.isdigit, "a1b2"))', list(filter(str.isdigit, "a1b2")))
check("(sum([1, 2, 3]), sum([1, 2], 10), sum([0.1] * 3), sum([1, 2.5, True]), sum([], 5), sum([[1], [2]], []))", (sum([1, 2, 3]), sum([1, 2], 10), sum([0.1] * 3), sum([1, 2.5, True]), sum([], 5), sum([[1], [2]], [])))
check("sum([10**20, 1, 0.5])", sum([10**20, 1, 0.5]))
check("sum([0.1, 0.2, 0.3, 1e16, -1e16])", sum([0.1, 0.2, 0.3, 1e16, -1e16]))
check_raises('sum(["a"], "")', lambda: sum(["a"], ""))
check_raises('sum([1, "a"])', lambda: sum([1, "a"]))
check_raises("sum(5)", lambda: sum(5))
check("sum(x for x in range(5))", sum(x for x in range(5)))
check("sum([(1,), (2,)], ())", sum([(1,), (2,)], ()))
check("sum([1, 2], start=5)", sum([1, 2], start=5))
check('(min(3, 1, 2), max([3, 1, 2]), min("hello"), max({"a": 1, "b": 0}))', (min(3, 1, 2), max([3, 1, 2]), min("hello"), max({"a": 1, "b": 0})))
check('(max([1, 2, 3], key=lambda x: -x), min(["bb", "a"], key=len), max([], default=0), max([1], default=0))', (max([1, 2, 3], key=lambda x: -x), min(["bb", "a"], key=len), max([], default=0), max([1], default=0)))
check_raises("(max([]), 5)", lambda: (max([]), 5))
check_raises("min()", lambda: min())
check_raises("max(1, 2, default=3)", lambda: max(1, 2, default=3))
check_raises("max(1)", lambda: max(1))
check_raises('max("a", 1)', lambda: max("a", 1))
check("(max([1, True, 1.0]), min([1, True, 1.0]), max(0, -0.0))", (max([1, True, 1.0]), min([1, True, 1.0]), max(0, -0.0)))
check('(max([float("nan"), 1]), max([1, float("nan")]))', (max([float("nan"), 1]), max([1, float("nan")])))
check('max((2, "a"), (2, "b"))', max((2, "a"), (2, "b")))
check("(any([0, 1]), any([]), all([1, 2]), all([]), all([1, 0]), any(x > 2 for x in range(5)))", (any([0, 1]), any([]), all([1, 2]), all([]), all([1, 0]), any(x > 2 for x in range(5))))
check_raises("any(5)", lambda: any(5))
check('[isinstance(x, int) for x in (1, True, 1.0, "1", None)]', [isinstance(x, int) for x in (1, True, 1.0, "1", None)])
check("(isinstance(1, (str, (float, int))), isinstance(1, int | str), isinstance(None, int | None), isinstance(1, ()))", (isinstance(1, (str, (float, int))), isinstance(1, int | str), isinstance(None, int | None), isinstance(1, ())))
check_raises('isinstance(1, "int")', lambda: isinstance(1, "int"))
check_raises("isinstance(1, [int])", lambda: isinstance(1, [int]))
check_raises("isinstance(1, list[int])", lambda: isinstance(1, list[int]))
check("(issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | str))", (issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | str)))
check_raises("issubclass(1, int)", lambda: issubclass(1, int))
check_raises("issubclass(int, 1)", lambda: issubclass(int, 1))
check("(callable(len), callable(int), callable(lambda: 0), callable(5), callable(Count), callable(Count(1)))", (callable(len), callable(int), callable(lambda: 0), callable(5), callable(Count), callable(Count(1))))
check('(hasattr(5, "real"), hasattr(5, "x"), getattr(5, "x", "none"), getattr("a", "upper")())', (hasattr(5, "real"), hasattr(5, "x"), getattr(5, "x", "none"), getattr("a", "upper")()))
check_raises('getattr(5, "x")', lambda: getattr(5, "x"))
check_raises("getattr(5, 5)", lambda: getattr(5, 5))
check_raises("hasattr(5, 5)", lambda: hasattr(5, 5))
check("sorted(vars(Count(2)).items())", sorted(vars(Count(2)).items()))
check_raises("vars(5)", lambda: vars(5))
check("(id(len) == id(len), id([]) == 5)", (id(len) == id(len), id([]) == 5))
check('print("a", 1, sep="-", end="")', print("a", 1, sep="-", end=""))
check_raises("print(x=1)", lambda: print(x=1))
check('[n for n in dir(Count(1)) if not n.startswith("__")]', [n for n in dir(Count(1)) if not n.startswith("__")])
check('("append" in dir([]), "__len__" in dir(list))', ("append" in dir([]), "__len__" in dir(list)))
check("(type(zip()).__name__, type(map(str, [])).__name__, type(iter([])).__name__, type(iter({})).__name__)", (type(zip()).__name__, type(map(str, [])).__name__, type(iter([])).__name__, type(iter({})).__name__))
check("(iter([1]).__length_hint__(), iter(range(5)).__length_hint__(), reversed([1, 2]).__length_hint__())", (iter([1]).__length_hint__(), iter(range(5)).__length_hint__(), reversed([1, 2]).__length_hint__()))
check("list(iter(iter([1, 2])))", list(iter(iter([1, 2]))))


class Sub(zip):
    extra = 1


check('(list(Sub("ab", "cd")), Sub.extra, isinstance(Sub(), zip))', (list(Sub("ab", "cd")), Sub.extra, isinstance(Sub(), zip)))


def numbers():
    received = yield 1
    yield received
    return "done"


g = numbers()
check('(next(g), g.send("hi"))', (next(g), g.send("hi")))
check_raises("next(g)", lambda: next(g))
check_raises("next(g) #2", lambda: next(g))
check("list(numbers())", list(numbers()))
check_raises("numbers().send(5)", lambda: numbers().send(5))
check_raises('numbers().throw(ValueError("x"))', lambda: numbers().throw(ValueError("x")))
check_raises('numbers().throw(ValueError, "x")', lambda: numbers().throw(ValueError, "x"))
check_raises("numbers().throw(5)", lambda: numbers().throw(5))
check("numbers().close()", numbers().close())
check("(type(numbers()).__name__, iter(g) is g)", (type(numbers()).__name__, iter(g) is g))


def delegating():
    result = yield from numbers()
    yield ("result", result)
    yield from [7, 8]
    yield from "ab"


check("list(delegating())", list(delegating()))


def guarded(log):
    try:
        yield 1
        yield 2
    except KeyError as error:
        log.append(("caught", error.args))
        yield 3
    finally:
        log.append("finally")


log = []
g = guarded(log)
next(g)
check('(g.throw(KeyError("k")), log)', (g.throw(KeyError("k")), log))
check("(list(g), log)", (list(g), log))
log = []
g = guarded(log)
next(g)
g.close()
check("(log, list(g))", (log, list(g)))
log = []
g = guarded(log)
next(g)
check_raises('g.throw(ValueError("v"))', lambda: g.throw(ValueError("v")))
check("log", log)


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = stubborn()
next(g)
check_raises("g.close()", lambda: g.close())


def leaky():
    yield 1
    raise StopIteration("inner")


check_raises("list(leaky())", lambda: list(leaky()))


def running():
    yield next(me)


me = running()
check_raises("next(me)", lambda: next(me))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


check('[x for x, _ in zip(infinite(), "abc")]', [x for x, _ in zip(infinite(), "abc")])
check("next(x for x in infinite() if x * x > 50)", next(x for x in infinite() if x * x > 50))
check("sum(x for x in (y * 2 for y in range(4)) if x)", sum(x for x in (y * 2 for y in range(4)) if x))
check("list(x for x in range(3) for y in range(x))", list(x for x in range(3) for y in range(x)))
check("(lambda: [(yield 1)])().__next__()", (lambda: [(yield 1)])().__next__())
lazy = (print(1 / 0) for _ in [1])
check("type(lazy).__name__", type(lazy).__name__)
check_raises("next(lazy)", lambda: next(lazy))
effects = []
pairs = [(a, b) for a in (effects.append("a") or [1, 2]) for b in (effects.append("b") or [a])]
check("(pairs, effects)", (pairs, effects))
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    effects.append((i, a + b))
check("effects", effects)
for n in range(5):
    if n == 3:
        break
else:
    effects.append("not here")
check("n", n)
for n in []:
    pass
else:
    effects.append("else")
check("effects[-1]", effects[-1])


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b


check("(list(fib(10)), sorted(fib(5), reverse=True), tuple(fib(3)), max(fib(10)), dict(enumerate(fib(3))))", (list(fib(10)), sorted(fib(5), reverse=True), tuple(fib(3)), max(fib(10)), dict(enumerate(fib(3)))))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


check("list(tree(((None, 1, None), 2, (None, 3, None))))", list(tree(((None, 1, None), 2, (None, 3, None)))))


def returning():
    return 5
    yield


def stop_value(gen):
    try:
        next(gen)
    except StopIteration as stop:
        return stop.value


check("(stop_value(returning()), stop_value(iter([])))", (stop_value(returning()), stop_value(iter([]))))
