"""tuple, range and slice objects."""


class T(tuple):
    pass


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


check("(())", (()))
check("(1,)", (1,))
check("(1, 2)", (1, 2))
check('tuple("ab")', tuple("ab"))
check("tuple([1, 2])", tuple([1, 2]))
check("tuple(x for x in range(3))", tuple(x for x in range(3)))
check_raises("tuple(5)", lambda: tuple(5))
check_raises("tuple(1, 2)", lambda: tuple(1, 2))
check("((1, 2, 3)[1], (1, 2, 3)[-1], (1, 2, 3)[True])", ((1, 2, 3)[1], (1, 2, 3)[-1], (1, 2, 3)[True]))
check_raises("(1, 2, 3)[5]", lambda: (1, 2, 3)[5])
check_raises('(1, 2, 3)["a"]', lambda: (1, 2, 3)["a"])
check_raises("(1, 2, 3)[1.5]", lambda: (1, 2, 3)[1.5])
check("(1, 2, 3, 4)[1:3]", (1, 2, 3, 4)[1:3])
check("(1, 2, 3, 4)[::-2]", (1, 2, 3, 4)[::-2])
check("(1, 2, 3)[:]", (1, 2, 3)[:])
check("(1, 2) + (3,)", (1, 2) + (3,))
check_raises("(1, 2) + [3]", lambda: (1, 2) + [3])
check("(1, 2) * 2", (1, 2) * 2)
check("2 * (1,)", 2 * (1,))
check("(1,) * -3", (1,) * -3)
check_raises("(1,) * 1.5", lambda: (1,) * 1.5)
check("(1, 2, 1).index(1, 1)", (1, 2, 1).index(1, 1))
check_raises("(1, 2).index(3)", lambda: (1, 2).index(3))
check("(1, 1.0, True).count(1)", (1, 1.0, True).count(1))
check("((1, 2) < (1, 3), (1, 2) < (1, 2, 3), (2,) > (1, 9))", ((1, 2) < (1, 3), (1, 2) < (1, 2, 3), (2,) > (1, 9)))
check("((1, 2) == (1.0, 2), (1, 2) == [1, 2])", ((1, 2) == (1.0, 2), (1, 2) == [1, 2]))
check_raises('(1, "a") < (1, 2)', lambda: (1, "a") < (1, 2))
check_raises("(1, 2) < [1, 3]", lambda: (1, 2) < [1, 3])
check("hash((1, 2)) == hash((1.0, True + 1))", hash((1, 2)) == hash((1.0, True + 1)))
check_raises("hash((1, []))", lambda: hash((1, [])))
check("(2 in (1, 2), (1,) in ((1,), 2))", (2 in (1, 2), (1,) in ((1,), 2)))
check("len((1, (2, 3)))", len((1, (2, 3))))
check("(bool(()), bool((0,)))", (bool(()), bool((0,))))
check('repr((1, "a", (2,)))', repr((1, "a", (2,))))
check("(T([1]), type(T([1]) + (2,)), type(T([1])[:]))", (T([1]), type(T([1]) + (2,)), type(T([1])[:])))
check("(Pair(1, 2), Pair(1, 2).first, Pair(1, 2) == (1, 2))", (Pair(1, 2), Pair(1, 2).first, Pair(1, 2) == (1, 2)))
check("isinstance(Pair(1, 2), tuple)", isinstance(Pair(1, 2), tuple))
check_raises("Pair(1)", lambda: Pair(1))
check('{(1, 2): "x"}[1, 2]', {(1, 2): "x"}[1, 2])
check("tuple[int, ...]", tuple[int, ...])
check("tuple[int, str].__args__", tuple[int, str].__args__)
check("tuple[()]", tuple[()])
check('(*range(3), *"ab")', (*range(3), *"ab"))
check('(max((1, 5), (2, 0)), min([(1, "b"), (1, "a")]))', (max((1, 5), (2, 0)), min([(1, "b"), (1, "a")])))
check('sorted([(2, "a"), (1, "b")])', sorted([(2, "a"), (1, "b")]))

t = (1, [2])


def assign_item():
    t[0] = 5


def delete_item():
    del t[0]


def grow_inner():
    t[1] += [3]


check_raises("assign_item()", lambda: assign_item())
check_raises("delete_item()", lambda: delete_item())
check_raises("grow_inner()", lambda: grow_inner())
check("t", t)
u = (1,)
v = u
u += (2,)
check("(u, v)", (u, v))
a, b = 1, 2
a, b = b, a
check("(a, b)", (a, b))
(x, (y, *z)), w = (1, (2, 3, 4)), 5
check("(x, y, z, w)", (x, y, z, w))


def too_many():
    p, q = (1, 2, 3)


def too_few():
    p, q, r = (1, 2)


def too_few_starred():
    p, q, *r = (1,)


def not_iterable():
    p, q = 5


check_raises("too_many()", lambda: too_many())
check_raises("too_few()", lambda: too_few())
check_raises("too_few_starred()", lambda: too_few_starred())
check_raises("not_iterable()", lambda: not_iterable())
check("(range(5), range(1, 5), range(1, 10, 3), range(5, 0, -2))", (range(5), range(1, 5), range(1, 10, 3), range(5, 0, -2)))
check("(list(range(5, 0, -2)), list(range(0)), list(range(5, 1)))", (list(range(5, 0, -2)), list(range(0)), list(range(5, 1))))
check("(len(range(1, 10, 3)), len(range(10, 1, -4)), len(range(10**12)))", (len(range(1, 10, 3)), len(range(10, 1, -4)), len(range(10**12))))
check("(range(10)[3], range(10)[-1], range(0, 10, 3)[2])", (range(10)[3], range(10)[-1], range(0, 10, 3)[2]))
check_raises("range(10)[10]", lambda: range(10)[10])
check_raises('range(10)["a"]', lambda: range(10)["a"])
check("(range(10)[2:5], range(10)[::-1], range(10)[::2], range(0, 20, 3)[1:-1:2], range(5)[10:])", (range(10)[2:5], range(10)[::-1], range(10)[::2], range(0, 20, 3)[1:-1:2], range(5)[10:]))
check('(3 in range(5), 5 in range(5), 3.0 in range(5), 3.5 in range(5), "a" in range(5), 6 in range(0, 10, 2))', (3 in range(5), 5 in range(5), 3.0 in range(5), 3.5 in range(5), "a" in range(5), 6 in range(0, 10, 2)))
check("10**11 in range(10**12)", 10**11 in range(10**12))
check("(range(0, 10, 3).index(6), range(5).count(3), range(5).count(9))", (range(0, 10, 3).index(6), range(5).count(3), range(5).count(9)))
check_raises("range(5).index(9)", lambda: range(5).index(9))
check("(range(3) == range(0, 3), range(0) == range(5, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2])", (range(3) == range(0, 3), range(0) == range(5, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2]))
check_raises("range(3) < range(4)", lambda: range(3) < range(4))
check("list(reversed(range(0, 10, 3)))", list(reversed(range(0, 10, 3))))
check("(range(1, 10, 3).start, range(1, 10, 3).stop, range(1, 10, 3).step)", (range(1, 10, 3).start, range(1, 10, 3).stop, range(1, 10, 3).step))
check_raises("range(1, 2, 0)", lambda: range(1, 2, 0))
check_raises("range()", lambda: range())
check_raises("range(1.5)", lambda: range(1.5))
check_raises('range("3")', lambda: range("3"))
check_raises("range(1, 2, 3, 4)", lambda: range(1, 2, 3, 4))
check("(bool(range(0)), bool(range(1)))", (bool(range(0)), bool(range(1))))
check("(sum(range(101)), max(range(5)), min(range(5, 0, -1)))", (sum(range(101)), max(range(5)), min(range(5, 0, -1))))
check("range(True, 3)", range(True, 3))
check("list(range(10**15, 10**15 + 2))", list(range(10**15, 10**15 + 2)))
check("[*range(-3, 3, 2)]", [*range(-3, 3, 2)])
check("list(zip(range(3), range(3, 6)))", list(zip(range(3), range(3, 6))))
check_raises("range(3) + range(3)", lambda: range(3) + range(3))
check("(isinstance(range(3), range), type(iter(range(3))).__name__)", (isinstance(range(3), range), type(iter(range(3))).__name__))
check("(slice(3), slice(1, 2), slice(1, 2, 3))", (slice(3), slice(1, 2), slice(1, 2, 3)))
check("(slice(1, 2).start, slice(1, 2).stop, slice(1, 2).step)", (slice(1, 2).start, slice(1, 2).stop, slice(1, 2).step))
check("(slice(None, None, -1).indices(5), slice(1, 100).indices(5), slice(-3, -1).indices(5))", (slice(None, None, -1).indices(5), slice(1, 100).indices(5), slice(-3, -1).indices(5)))
check("(slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1) < slice(2))", (slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1) < slice(2)))
check_raises("hash(slice(1))", lambda: hash(slice(1)))
check_raises("slice()", lambda: slice())
check_raises("slice(1, 2).indices(-1)", lambda: slice(1, 2).indices(-1))
check('"abcdef"[slice(1, 4, 2)]', "abcdef"[slice(1, 4, 2)])
check("[1, 2, 3][slice(None)]", [1, 2, 3][slice(None)])


class Grid:
    def __getitem__(self, key):
        return key


check("(Grid()[1:2, ::3], Grid()[...], Grid()[1, 2], Grid()[:], Grid()[1:2])", (Grid()[1:2, ::3], Grid()[...], Grid()[1, 2], Grid()[:], Grid()[1:2]))
