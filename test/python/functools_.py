"""functools, bisect and heapq."""
import bisect
import functools
import heapq
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps


def add(a, b=1, *rest, c=0):
    """Adds."""
    return a + b + sum(rest) + c


check("(partial(add, 1)(), partial(add, 1)(2), partial(add, 1, 2, 3)(4), partial(add, c=5)(1), partial(add, 1, c=5)(c=6), partial(add, b=4)(1))", (partial(add, 1)(), partial(add, 1)(2), partial(add, 1, 2, 3)(4), partial(add, c=5)(1), partial(add, 1, c=5)(c=6), partial(add, b=4)(1)))
check("(partial(add, 1).func is add, partial(add, 1, c=2).args, partial(add, 1, c=2).keywords)", (partial(add, 1).func is add, partial(add, 1, c=2).args, partial(add, 1, c=2).keywords))
check("(partial(partial(add, 1), 2).args, partial(partial(add, c=1), c=2).keywords)", (partial(partial(add, 1), 2).args, partial(partial(add, c=1), c=2).keywords))
check('(partial(int, base=2)("101"), partial(print), partial(int, "5"))', (partial(int, base=2)("101"), partial(print), partial(int, "5")))
check_raises("partial(add, b=1)(1, 2)", lambda: partial(add, b=1)(1, 2))
check_raises("partial()", lambda: partial())
check_raises("partial(5)", lambda: partial(5))
check("(callable(partial(add)), isinstance(partial(add), partial), type(partial(add)).__name__)", (callable(partial(add)), isinstance(partial(add), partial), type(partial(add)).__name__))
p = partial(add, 1)
p.label = "x"
check("(p.label, vars(p), partial(p, 2).func is p)", (p.label, vars(p), partial(p, 2).func is p))
check("list(map(partial(pow, 2), range(4)))", list(map(partial(pow, 2), range(4))))


class Partial(partial):
    extra = 5


check("(Partial(add, 1)(2), Partial(add, 1).extra)", (Partial(add, 1)(2), Partial(add, 1).extra))
check("(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(add, [1], 5), reduce(add, [], 5), reduce(lambda a, b: b, [1, None], None), reduce(max, [3, 9, 2]))", (reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(add, [1], 5), reduce(add, [], 5), reduce(lambda a, b: b, [1, None], None), reduce(max, [3, 9, 2])))
check_raises("reduce(add, [])", lambda: reduce(add, []))
check_raises("reduce(add, 5)", lambda: reduce(add, 5))


def decorate(f):
    @wraps(f)
    def inner(*args, **kwargs):
        "inner doc"
        return f(*args, **kwargs) * 10

    return inner


@decorate
def documented(x: int) -> int:
    "doc of f"
    return x


documented.mark = 1
check("(documented(2), documented.__name__, documented.__doc__, documented.__qualname__, documented.__wrapped__(2), documented.__annotations__, documented.mark)", (documented(2), documented.__name__, documented.__doc__, documented.__qualname__, documented.__wrapped__(2), documented.__annotations__, documented.mark))
check("(update_wrapper(lambda: 0, documented).__name__, update_wrapper(lambda: 0, documented).mark)", (update_wrapper(lambda: 0, documented).__name__, update_wrapper(lambda: 0, documented).mark))
check('wraps(add, assigned=["__doc__"])(lambda: 0).__name__', wraps(add, assigned=["__doc__"])(lambda: 0).__name__)
check("(update_wrapper(partial(add, 1), add).__name__, update_wrapper(partial(add, 1), partial(add)).__wrapped__.func is add)", (update_wrapper(partial(add, 1), add).__name__, update_wrapper(partial(add, 1), partial(add)).__wrapped__.func is add))
check("(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)", (functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES))

calls = []


@lru_cache(maxsize=2)
def square(x, y=0):
    calls.append((x, y))
    return x * x + y


check("(square(2), square(2), square(3), square(2, 0), square(2, y=0), calls)", (square(2), square(2), square(3), square(2, 0), square(2, y=0), calls))
check("square.cache_info()", square.cache_info())
check("(square.__wrapped__(5), square.__name__, square.cache_parameters())", (square.__wrapped__(5), square.__name__, square.cache_parameters()))
square.cache_clear()
check("square.cache_info() #2", square.cache_info())
check_raises("square([])", lambda: square([]))


@lru_cache
def plain(x):
    calls.append(x)
    return x


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


check("(plain(1), plain(1), plain(True), fib(50), fib.cache_info().misses, typed(1), typed(1.0), typed(True), plain.cache_info().maxsize)", (plain(1), plain(1), plain(True), fib(50), fib.cache_info().misses, typed(1), typed(1.0), typed(True), plain.cache_info().maxsize))


class Holder:
    count = 0

    @lru_cache(maxsize=None)
    def method(self, x):
        self.count += 1
        return x * 2

    @cached_property
    def slow(self):
        self.count += 10
        return self.count

    @functools.cached_property
    def other(self):
        "other doc"
        return self.slow + 1


h = Holder()
check("(h.method(2), h.method(2), h.count, h.slow, h.slow, h.count, h.other, sorted(vars(h)))", (h.method(2), h.method(2), h.count, h.slow, h.slow, h.count, h.other, sorted(vars(h))))
del h.slow
check("(h.slow, Holder.slow.func.__name__, Holder.other.__doc__, type(Holder.slow).__name__)", (h.slow, Holder.slow.func.__name__, Holder.other.__doc__, type(Holder.slow).__name__))
h.slow = 5
check("h.slow", h.slow)


class Slots:
    __slots__ = ["a"]

    @cached_property
    def b(self):
        return 1


check_raises("Slots().b", lambda: Slots().b)
check('(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), min("abc", key=cmp_to_key(lambda a, b: (a > b) - (a < b))))', (sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), min("abc", key=cmp_to_key(lambda a, b: (a > b) - (a < b)))))
check("cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(2)", cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(2))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.n < other.n


check("(Version(1) < Version(2), Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), max(Version(1), Version(3)).n)", (Version(1) < Version(2), Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), max(Version(1), Version(3)).n))
check_raises("Version(1) > 5", lambda: Version(1) > 5)
check_raises('total_ordering(type("Empty", (), {}))', lambda: total_ordering(type("Empty", (), {})))


@total_ordering
class FromGe:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __ge__(self, other):
        return self.n >= other.n


check("(FromGe(1) < FromGe(2), FromGe(1) <= FromGe(1), FromGe(2) > FromGe(1), FromGe(1) > FromGe(1))", (FromGe(1) < FromGe(2), FromGe(1) <= FromGe(1), FromGe(2) > FromGe(1), FromGe(1) > FromGe(1)))


@singledispatch
def show(x, *rest):
    return f"object {x!r}"


@show.register
def _(x: int, *rest):
    return f"int {x}"


@show.register(list)
def show_list(x):
    return "list " + ",".join(show(i) for i in x)


@show.register(float)
@show.register(complex)
def _(x):
    return "number"


show.register(str, lambda x: "str")
check('(show(1), show(True), show([1, "a", 2.0, 1j, None]), show({}), show.dispatch(bool)(1), show_list([3]))', (show(1), show(True), show([1, "a", 2.0, 1j, None]), show({}), show.dispatch(bool)(1), show_list([3])))
check_raises("show()", lambda: show())
check("sorted(t.__name__ for t in show.registry)", sorted(t.__name__ for t in show.registry))
from collections.abc import Mapping, Sequence, Sized


@singledispatch
def kind(x):
    return "other"


@kind.register(Sized)
def _(x):
    return "sized"


@kind.register(Mapping)
def _(x):
    return "mapping"


check('(kind({}), kind([]), kind(5), kind("abc"), kind({1}))', (kind({}), kind([]), kind(5), kind("abc"), kind({1})))


class Formatter:
    def __init__(self, prefix):
        self.prefix = prefix

    @singledispatchmethod
    def show(self, x):
        return self.prefix + "object"

    @show.register
    def _(self, x: int):
        return self.prefix + "int"

    @show.register(str)
    def _(self, x):
        return self.prefix + "str"


check('(Formatter(">").show(1), Formatter(">").show("a"), Formatter(">").show(None))', (Formatter(">").show(1), Formatter(">").show("a"), Formatter(">").show(None)))


class Cell:
    alive = False

    def set_state(self, state, extra=None):
        self.alive = (state, extra)
        return self

    on = partialmethod(set_state, True)
    off = partialmethod(set_state, False, extra="x")


check('(Cell().on().alive, Cell().off().alive, Cell().on(extra=5).alive, Cell().on("y").alive)', (Cell().on().alive, Cell().off().alive, Cell().on(extra=5).alive, Cell().on("y").alive))
check_raises("partialmethod(5)", lambda: partialmethod(5))
check('(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([1, 2], 5), bisect.bisect([], 1), bisect.bisect_left([1, 5, 9], 6, lo=1, hi=2), bisect.bisect([(1, "a"), (3, "b")], 2, key=lambda p: p[0]))', (bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect_right([1, 2], 5), bisect.bisect([], 1), bisect.bisect_left([1, 5, 9], 6, lo=1, hi=2), bisect.bisect([(1, "a"), (3, "b")], 2, key=lambda p: p[0])))
check_raises("bisect.bisect([1], 1, lo=-1)", lambda: bisect.bisect([1], 1, lo=-1))
sorted_list = [1, 3, 5]
bisect.insort(sorted_list, 4)
bisect.insort_left(sorted_list, 3)
check("sorted_list", sorted_list)
heap = [5, 3, 8, 1, 9, 2]
heapq.heapify(heap)
check("heap", heap)
heapq.heappush(heap, 0)
check("(heap, heapq.heappop(heap), heapq.heappop(heap), heap)", (heap, heapq.heappop(heap), heapq.heappop(heap), heap))
check("(heapq.heapreplace(heap, 7), heap, heapq.heappushpop(heap, 1), heap)", (heapq.heapreplace(heap, 7), heap, heapq.heappushpop(heap, 1), heap))
check_raises("heapq.heappop([])", lambda: heapq.heappop([]))
check('(heapq.nlargest(2, [3, 1, 4]), heapq.nsmallest(2, [3, 1, 4]), heapq.nlargest(1, ["a", "bbb"], key=len), heapq.nsmallest(5, [2, 1]))', (heapq.nlargest(2, [3, 1, 4]), heapq.nsmallest(2, [3, 1, 4]), heapq.nlargest(1, ["a", "bbb"], key=len), heapq.nsmallest(5, [2, 1])))
check('(list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))', (list(heapq.merge([1, 4], [2, 3])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len))))
check('[heapq.heappop(h2) for h2 in [[(1, "a"), (2, "b")]] for _ in range(2)]', [heapq.heappop(h2) for h2 in [[(1, "a"), (2, "b")]] for _ in range(2)])
