"""itertools: lazy, infinite ones too."""
import itertools
import operator
from itertools import (
    accumulate,
    chain,
    combinations,
    combinations_with_replacement,
    compress,
    count,
    cycle,
    dropwhile,
    filterfalse,
    groupby,
    islice,
    pairwise,
    permutations,
    product,
    repeat,
    starmap,
    takewhile,
    tee,
    zip_longest,
)


def first(n, iterable):
    return [x for x, _ in zip(iterable, range(n))]


check("(first(3, count()), first(3, count(5)), first(3, count(0, -2)), first(3, count(1.5, 0.5)))", (first(3, count()), first(3, count(5)), first(3, count(0, -2)), first(3, count(1.5, 0.5))))
check("(count(3), count(1, 2), count(step=3))", (count(3), count(1, 2), count(step=3)))
check_raises('count("a")', lambda: count("a"))
c = count(7)
next(c)
check("c", c)
check('(first(5, cycle("ab")), list(cycle([])))', (first(5, cycle("ab")), list(cycle([]))))
check('(list(repeat(1, 3)), first(2, repeat("x")), repeat(5), repeat(5, 2), list(repeat(1, -1)))', (list(repeat(1, 3)), first(2, repeat("x")), repeat(5), repeat(5, 2), list(repeat(1, -1))))
check("repeat(1, 3).__length_hint__()", repeat(1, 3).__length_hint__())
check_raises("repeat()", lambda: repeat())
check("list(map(pow, range(4), repeat(2)))", list(map(pow, range(4), repeat(2))))
check("(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([])))", (list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=10)), list(accumulate([]))))
check('(list(accumulate("abc")), list(accumulate([3, 1, 4], max)), list(accumulate([1], func=lambda a, b: a)))', (list(accumulate("abc")), list(accumulate([3, 1, 4], max)), list(accumulate([1], func=lambda a, b: a))))
check('(list(chain("ab", [1], {2: 3})), list(chain()), list(chain.from_iterable(["ab", "c"])), list(chain(*[[1], [2]])))', (list(chain("ab", [1], {2: 3})), list(chain()), list(chain.from_iterable(["ab", "c"])), list(chain(*[[1], [2]]))))
check_raises("list(chain([1], 5))", lambda: list(chain([1], 5)))
check('(list(compress("abcd", [1, 0, True, ""])), list(compress("ab", [1])))', (list(compress("abcd", [1, 0, True, ""])), list(compress("ab", [1]))))
check('(list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(takewhile(lambda x: x < 3, [1, 4, 2])), list(filterfalse(None, [0, 1, ""])), list(filterfalse(lambda x: x % 2, range(5))))', (list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(takewhile(lambda x: x < 3, [1, 4, 2])), list(filterfalse(None, [0, 1, ""])), list(filterfalse(lambda x: x % 2, range(5)))))
check('[(k, list(g)) for k, g in groupby("aabbbc")]', [(k, list(g)) for k, g in groupby("aabbbc")])
check("[(k, list(g)) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)]", [(k, list(g)) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])
check('[k for k, g in groupby("aabb")]', [k for k, g in groupby("aabb")])
check('[list(g) for k, g in list(groupby("aab"))]', [list(g) for k, g in list(groupby("aab"))])
check("[(k, len(list(g))) for k, g in groupby([])]", [(k, len(list(g))) for k, g in groupby([])])
check('(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 2, None)), list(islice("abcdef", 0, None, 2)), list(islice(count(), 5, 10, 2)))', (list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 2, None)), list(islice("abcdef", 0, None, 2)), list(islice(count(), 5, 10, 2))))
check('(list(islice("abc", None)), list(islice("abc", 0)), list(islice([], 3)))', (list(islice("abc", None)), list(islice("abc", 0)), list(islice([], 3))))
check_raises('islice("abc", -1)', lambda: islice("abc", -1))
check_raises('islice("abc", 1, -1)', lambda: islice("abc", 1, -1))
check_raises('islice("abc", 0, 2, 0)', lambda: islice("abc", 0, 2, 0))
check_raises('islice("abc")', lambda: islice("abc"))
it = iter(range(10))
check("(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), list(it))", (list(islice(it, 3)), next(it), list(islice(it, 1, 3)), list(it)))
check('(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([None, None, 1])))', (list(pairwise("abcd")), list(pairwise("a")), list(pairwise([None, None, 1]))))
check('(list(permutations("abc", 2)), list(permutations([1, 2, 3])), list(permutations([], 0)), list(permutations("a", 2)))', (list(permutations("abc", 2)), list(permutations([1, 2, 3])), list(permutations([], 0)), list(permutations("a", 2))))
check_raises('list(permutations("ab", -1))', lambda: list(permutations("ab", -1)))
check('(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations("abc", 0)), list(combinations(range(4), 3)))', (list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations("abc", 0)), list(combinations(range(4), 3))))
check('(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 2)), list(combinations_with_replacement("a", 3)))', (list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 2)), list(combinations_with_replacement("a", 3))))
check('(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([1], [])), list(product("a", repeat=0)))', (list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product([1], [])), list(product("a", repeat=0))))
check("len(list(product(range(3), repeat=4)))", len(list(product(range(3), repeat=4))))
check_raises("list(product(5))", lambda: list(product(5)))
check("(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, [(), (1,), [2, 3]])))", (list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, [(), (1,), [2, 3]]))))
check_raises("list(starmap(pow, [5]))", lambda: list(starmap(pow, [5])))
check('(list(zip_longest("ab", [1])), list(zip_longest("ab", [1], fillvalue=0)), list(zip_longest()), list(zip_longest([], [])))', (list(zip_longest("ab", [1])), list(zip_longest("ab", [1], fillvalue=0)), list(zip_longest()), list(zip_longest([], []))))
check("([list(x) for x in tee([1, 2])], len(tee([], 3)), tee([1], 0))", ([list(x) for x in tee([1, 2])], len(tee([], 3)), tee([1], 0)))
a, b = tee(iter("abc"))
check("(next(a), next(a), next(b), list(a), list(b))", (next(a), next(a), next(b), list(a), list(b)))
x, y = tee(count())
check("([next(x) for _ in range(3)], next(y))", ([next(x) for _ in range(3)], next(y)))
check("(type(chain()).__name__, type(product()).__name__, isinstance(chain(), chain))", (type(chain()).__name__, type(product()).__name__, isinstance(chain(), chain)))
check('iter(chain("a")).__next__()', iter(chain("a")).__next__())
check("sum(takewhile(lambda n: n < 100, (x * x for x in count())))", sum(takewhile(lambda n: n < 100, (x * x for x in count()))))
check('list(itertools.chain.from_iterable(itertools.repeat(x, n) for n, x in enumerate("abc")))', list(itertools.chain.from_iterable(itertools.repeat(x, n) for n, x in enumerate("abc"))))
check('dict(zip(itertools.count(1), "ab"))', dict(zip(itertools.count(1), "ab")))
check("next(itertools.filterfalse(lambda x: x < 5, itertools.count()))", next(itertools.filterfalse(lambda x: x < 5, itertools.count())))


class Lazy:
    def __init__(self):
        self.pulled = []

    def __iter__(self):
        for i in range(5):
            self.pulled.append(i)
            yield i


lazy = Lazy()
check("(list(islice(lazy, 2)), lazy.pulled)", (list(islice(lazy, 2)), lazy.pulled))
lazy = Lazy()
check("(list(takewhile(lambda x: x < 1, lazy)), lazy.pulled)", (list(takewhile(lambda x: x < 1, lazy)), lazy.pulled))
lazy = Lazy()
check("(next(chain([9], lazy)), lazy.pulled)", (next(chain([9], lazy)), lazy.pulled))
lazy = Lazy()
check("(list(zip([1], lazy)), lazy.pulled)", (list(zip([1], lazy)), lazy.pulled))
lazy = Lazy()
check("(list(zip(lazy, [1])), lazy.pulled)", (list(zip(lazy, [1])), lazy.pulled))
lazy = Lazy()
check('(next(product(lazy, "ab")), lazy.pulled)', (next(product(lazy, "ab")), lazy.pulled))
lazy = Lazy()
check("(any(x == 1 for x in lazy), lazy.pulled)", (any(x == 1 for x in lazy), lazy.pulled))
lazy = Lazy()
check("(2 in iter(lazy), lazy.pulled)", (2 in iter(lazy), lazy.pulled))
lazy = Lazy()
check("(next(map(str, lazy)), next(filter(None, lazy)), lazy.pulled)", (next(map(str, lazy)), next(filter(None, lazy)), lazy.pulled))
check('(operator.add(1, 2), operator.mul("a", 3), operator.floordiv(7, -2), operator.truediv(1, 4), operator.mod(-7, 3), operator.pow(2, 10), operator.neg(3), operator.inv(5), operator.not_([]), operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.lshift(1, 4), operator.rshift(16, 2))', (operator.add(1, 2), operator.mul("a", 3), operator.floordiv(7, -2), operator.truediv(1, 4), operator.mod(-7, 3), operator.pow(2, 10), operator.neg(3), operator.inv(5), operator.not_([]), operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.lshift(1, 4), operator.rshift(16, 2)))
check('(operator.eq(1, 1.0), operator.lt(1, 2), operator.ge(2, 2), operator.is_(None, None), operator.is_not(1, None), operator.truth([0]), operator.contains([1], 1), operator.concat([1], [2]), operator.countOf([1, 1.0, 2], 1), operator.indexOf("abc", "c"), operator.index(True), operator.abs(-3), operator.length_hint([1, 2]), operator.length_hint(count(), 9))', (operator.eq(1, 1.0), operator.lt(1, 2), operator.ge(2, 2), operator.is_(None, None), operator.is_not(1, None), operator.truth([0]), operator.contains([1], 1), operator.concat([1], [2]), operator.countOf([1, 1.0, 2], 1), operator.indexOf("abc", "c"), operator.index(True), operator.abs(-3), operator.length_hint([1, 2]), operator.length_hint(count(), 9)))
check('(operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.itemgetter("a")({"a": 1}), operator.itemgetter(slice(1, 3))("abcd"))', (operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.itemgetter("a")({"a": 1}), operator.itemgetter(slice(1, 3))("abcd")))
check('(operator.attrgetter("real")(5), operator.attrgetter("__class__.__name__")(5), operator.attrgetter("real", "imag")(5))', (operator.attrgetter("real")(5), operator.attrgetter("__class__.__name__")(5), operator.attrgetter("real", "imag")(5)))
check('(operator.methodcaller("upper")("abc"), operator.methodcaller("split", "-", maxsplit=1)("a-b-c"))', (operator.methodcaller("upper")("abc"), operator.methodcaller("split", "-", maxsplit=1)("a-b-c")))
check('(operator.itemgetter(1), operator.itemgetter(0, 2), operator.attrgetter("a.b"), operator.methodcaller("f", 1, x=2))', (operator.itemgetter(1), operator.itemgetter(0, 2), operator.attrgetter("a.b"), operator.methodcaller("f", 1, x=2)))
check_raises('operator.itemgetter(5)("abc")', lambda: operator.itemgetter(5)("abc"))
check_raises('operator.attrgetter("nope")(5)', lambda: operator.attrgetter("nope")(5))
check_raises("operator.index(1.5)", lambda: operator.index(1.5))
check_raises("operator.concat(1, 2)", lambda: operator.concat(1, 2))
check('sorted([("a", 2), ("b", 1)], key=operator.itemgetter(1))', sorted([("a", 2), ("b", 1)], key=operator.itemgetter(1)))
l = [1, 2]
check("(operator.iadd(l, [3]), l, operator.setitem(l, 0, 9), operator.delitem(l, 1), l, operator.getitem(l, -1), operator.imul(l, 2), l)", (operator.iadd(l, [3]), l, operator.setitem(l, 0, 9), operator.delitem(l, 1), l, operator.getitem(l, -1), operator.imul(l, 2), l))
check('(operator.__add__(1, 2), operator.__getitem__("abc", 1), operator.add.__name__)', (operator.__add__(1, 2), operator.__getitem__("abc", 1), operator.add.__name__))
