"""set and frozenset: operations, comparison, and the order in which ints come out."""


class S(set):
    pass


def after(s, change):
    result = change(s)
    return sorted(s, key=repr), result


def play(seed, steps, largest):
    """A set after many random additions and removals: its order is CPython's only if its table is."""
    s = set()
    for _ in range(steps):
        seed = (seed * 1103515245 + 12345) % 2**31
        value = (seed >> 8) % largest
        if seed % 5 == 0:
            s.discard(value)
        elif seed % 41 == 0 and s:
            s.pop()
        else:
            s.add(value)
    return list(s)


def mix(seed, count):
    """Random sets through every operation between two sets."""

    def numbers():
        nonlocal seed
        result = []
        for _ in range(count):
            seed = (seed * 1103515245 + 12345) % 2**31
            result.append((seed >> 8) % (count * 3))
        return result

    results = []
    a, b = set(numbers()), frozenset(numbers())
    for one in (a | b, a & b, a - b, b - a, a ^ b, a.union(numbers()), a.difference(numbers(), numbers())):
        results.append(list(one))
    a |= set(numbers())
    a -= b
    a ^= set(numbers())
    results.append(list(a))
    a &= set(numbers()) | b
    results.append(list(a))
    a.update(dict.fromkeys(numbers()), numbers())
    results.append(list(a))
    a.symmetric_difference_update(numbers())
    a.difference_update(numbers())
    results.append(list(a.copy()))
    results.append([a.pop() for _ in range(min(5, len(a)))])
    return results


check("set()", set())
check("{1, 2, 2}", {1, 2, 2})
check("set([3, 1, 2])", set([3, 1, 2]))
check('set("aab") == {"a", "b"}', set("aab") == {"a", "b"})
check('set({"a": 1})', set({"a": 1}))
check("set(range(5))", set(range(5)))
check_raises("set(5)", lambda: set(5))
check_raises("set([[]])", lambda: set([[]]))
check("{1, 1.0, True}", {1, 1.0, True})
check("{0, False}", {0, False})
check("{1.0, 1}", {1.0, 1})
check("{(1, 2), (1, 2)}", {(1, 2), (1, 2)})
check("{frozenset([1]), frozenset([1])}", {frozenset([1]), frozenset([1])})
check("frozenset()", frozenset())
check("frozenset([1, 2])", frozenset([1, 2]))
check("frozenset([frozenset([1])])", frozenset([frozenset([1])]))
check('frozenset("a")', frozenset("a"))
check("S([1])", S([1]))
check("{1, 2} | {3}", {1, 2} | {3})
check("{1, 2} & {2, 3}", {1, 2} & {2, 3})
check("{1, 2} - {2}", {1, 2} - {2})
check("{1, 2} ^ {2, 3}", {1, 2} ^ {2, 3})
check("{1} | frozenset([2])", {1} | frozenset([2]))
check("frozenset([1]) | {2}", frozenset([1]) | {2})
check("(type(frozenset([1]) | {2}), type({1} | frozenset()))", (type(frozenset([1]) | {2}), type({1} | frozenset())))
check("(type(S([1]) | {2}), type(S([1]).copy()), type(S().union([1])))", (type(S([1]) | {2}), type(S([1]).copy()), type(S().union([1]))))
check_raises("{1} | [2]", lambda: {1} | [2])
check_raises("{1} & [1]", lambda: {1} & [1])
check_raises("{1} - [1]", lambda: {1} - [1])
check_raises("{1} ^ [1]", lambda: {1} ^ [1])
check("{1}.union([2], (3,))", {1}.union([2], (3,)))
check("{1, 2, 3}.intersection([1, 2], [2])", {1, 2, 3}.intersection([1, 2], [2]))
check("{1, 2, 3}.difference([1], [2])", {1, 2, 3}.difference([1], [2]))
check("{1, 2}.symmetric_difference([2, 3, 3])", {1, 2}.symmetric_difference([2, 3, 3]))
check_raises("{1}.union(5)", lambda: {1}.union(5))
check("set().union()", set().union())
check("{1}.intersection()", {1}.intersection())
check("({1} < {1, 2}, {1} <= {1}, {1} < {1})", ({1} < {1, 2}, {1} <= {1}, {1} < {1}))
check("({1, 2} > {1}, {1} >= {1, 2})", ({1, 2} > {1}, {1} >= {1, 2}))
check("{1} == frozenset([1])", {1} == frozenset([1]))
check("{1} != {2}", {1} != {2})
check("{1} == [1]", {1} == [1])
check_raises("{1} < [1]", lambda: {1} < [1])
check("({1, 2}.issubset([1, 2, 3]), {1}.issuperset([1]), {1}.isdisjoint([2]))", ({1, 2}.issubset([1, 2, 3]), {1}.issuperset([1]), {1}.isdisjoint([2])))
check('(1 in {1}, "1" in {1})', (1 in {1}, "1" in {1}))
check_raises("[] in {1}", lambda: [] in {1})
check("{1} in {frozenset([1])}", {1} in {frozenset([1])})
check("after({1, 2}, lambda s: s.add(3))", after({1, 2}, lambda s: s.add(3)))
check_raises("after({1, 2}, lambda s: s.add([]))", lambda: after({1, 2}, lambda s: s.add([])))
check("after({1, 2}, lambda s: s.discard(5))", after({1, 2}, lambda s: s.discard(5)))
check("after({1, 2}, lambda s: s.remove(2))", after({1, 2}, lambda s: s.remove(2)))
check_raises("after({1, 2}, lambda s: s.remove(5))", lambda: after({1, 2}, lambda s: s.remove(5)))
check("after({frozenset([1])}, lambda s: s.remove({1}))", after({frozenset([1])}, lambda s: s.remove({1})))
check("after({1}, lambda s: s.pop())", after({1}, lambda s: s.pop()))
check_raises("after(set(), lambda s: s.pop())", lambda: after(set(), lambda s: s.pop()))
check("after({1, 2}, lambda s: s.clear())", after({1, 2}, lambda s: s.clear()))
check("after({1}, lambda s: s.update([2], {3: 4}))", after({1}, lambda s: s.update([2], {3: 4})))
check("after({1, 2, 3}, lambda s: s.intersection_update([1, 2]))", after({1, 2, 3}, lambda s: s.intersection_update([1, 2])))
check("after({1, 2, 3}, lambda s: s.difference_update([1]))", after({1, 2, 3}, lambda s: s.difference_update([1])))
check("after({1, 2}, lambda s: s.symmetric_difference_update([2, 3]))", after({1, 2}, lambda s: s.symmetric_difference_update([2, 3])))
check("after({1, 2}, lambda s: s.__ior__({3}))", after({1, 2}, lambda s: s.__ior__({3})))
check("after({1, 2}, lambda s: s.__ior__([3]))", after({1, 2}, lambda s: s.__ior__([3])))
check("{1}.add(2)", {1}.add(2))
check_raises("frozenset([1]).add(2)", lambda: frozenset([1]).add(2))
check_raises("hash({1})", lambda: hash({1}))
check("hash(frozenset([1, 2])) == hash(frozenset([2, 1]))", hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
check("hash(frozenset([1, 2, (3, 4)]))", hash(frozenset([1, 2, (3, 4)])))
check("(hash((1, 2, 3)), hash(()), hash(1.5), hash(-1), hash(2**61), hash(True))", (hash((1, 2, 3)), hash(()), hash(1.5), hash(-1), hash(2**61), hash(True)))
check("(len({1, 2}), bool(set()), bool({0}))", (len({1, 2}), bool(set()), bool({0})))
check("(sorted({3, 1, 2}), max({3, 1}), sum({1, 2}))", (sorted({3, 1, 2}), max({3, 1}), sum({1, 2})))
check("{x % 3 for x in range(10)}", {x % 3 for x in range(10)})
check("{*range(3), *[5]}", {*range(3), *[5]})
check("repr({1: {2}})", repr({1: {2}}))
check("(list({3, 1, 2}), tuple({30, 10, 20}))", (list({3, 1, 2}), tuple({30, 10, 20})))
check("list({100, 1, 50, 8, 16, 32, 64})", list({100, 1, 50, 8, 16, 32, 64}))
check("(list({8, 0}), list({0, 8}), list({16, 8, 0}), list({0, 8, 16, 24}))", (list({8, 0}), list({0, 8}), list({16, 8, 0}), list({0, 8, 16, 24})))
check("list(set([64, 128, 256, 512]))", list(set([64, 128, 256, 512])))
check("list({512, 256, 128, 64, 32})", list({512, 256, 128, 64, 32}))
check("list({-1, -2, 0, 1})", list({-1, -2, 0, 1}))
check("list({-5, -3, -1, 2, 4})", list({-5, -3, -1, 2, 4}))
check("list({1.5, 2.5, 0.5, 3})", list({1.5, 2.5, 0.5, 3}))
check("list({10**20, 5, -(10**18)})", list({10**20, 5, -(10**18)}))
check("list({(1, 2), (3, 4), (0, 0)})", list({(1, 2), (3, 4), (0, 0)}))
check("list(set(range(0, 200, 7)))", list(set(range(0, 200, 7))))
check("list({i * i for i in range(30)})", list({i * i for i in range(30)}))
check("list(frozenset([9, 17, 25, 1]))", list(frozenset([9, 17, 25, 1])))
check("{256, 128, 64}", {256, 128, 64})
check("(list({9, 1} | {17}), list({17} | {9, 1}))", (list({9, 1} | {17}), list({17} | {9, 1})))
check("list(set([33, 1, 65]) - {1})", list(set([33, 1, 65]) - {1}))
check("[x for x in {40, 8, 24}]", [x for x in {40, 8, 24}])
check("list(map(str, {5, 3, 9}))", list(map(str, {5, 3, 9})))
check("play(1, 20, 30)", play(1, 20, 30))
check("play(2, 100, 60)", play(2, 100, 60))
check("play(3, 400, 1000)", play(3, 400, 1000))
check("play(4, 1000, 300)", play(4, 1000, 300))
check("play(5, 2000, 100000)", play(5, 2000, 100000))
check("mix(1, 5)", mix(1, 5))
check("mix(2, 12)", mix(2, 12))
check("mix(3, 40)", mix(3, 40))
check("mix(4, 100)", mix(4, 100))
check("mix(5, 3)", mix(5, 3))
check("[play(s, 60, 40) for s in range(10, 30)]", [play(s, 60, 40) for s in range(10, 30)])
check("[mix(s, 8) for s in range(10, 30)]", [mix(s, 8) for s in range(10, 30)])
check("set[int]", set[int])
check("frozenset[int]", frozenset[int])
check("(isinstance(frozenset(), set), isinstance(S(), set))", (isinstance(frozenset(), set), isinstance(S(), set)))
check("frozenset([1]).copy() == {1}", frozenset([1]).copy() == {1})


def grow():
    s = {1}
    for x in s:
        s.add(x + 1)


def same_size():
    s = {1, 2}
    for x in s:
        s.discard(1)
        s.add(1)
    return s


check_raises("grow()", lambda: grow())
check("same_size()", same_size())

s = {1, 2}
alias = s
s |= {3}
check("alias", alias)
s &= {1, 3}
check("alias #2", alias)
s -= {1}
check("alias #3", alias)
s ^= {3, 4}
check("alias #4", alias)
f = frozenset([1])
g = f
f |= {2}
check("(g, f)", (g, f))


class Tags(set):
    def __init__(self, *tags):
        super().__init__(tags)
        self.label = "tags"

    def add(self, tag):
        super().add(tag * 10)
        return self


check("Tags(1, 2).add(3)", Tags(1, 2).add(3))
check("Tags(1).label", Tags(1).label)
check("Tags(1, 2) & {1}", Tags(1, 2) & {1})


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)


check("len({Point(1), Point(1), Point(2)})", len({Point(1), Point(1), Point(2)}))
check("Point(1) in {Point(1)}", Point(1) in {Point(1)})
check("len({Point(1)} & {Point(1)})", len({Point(1)} & {Point(1)}))
check("len({Point(1)} | {Point(1), Point(3)})", len({Point(1)} | {Point(1), Point(3)}))
check("[list(x) for x in ({9, 1, 17, 25, 33}, {-1, 100, 2**40, 7}, {(1, 2), 5, 2 * 8, 0.5})]", [list(x) for x in ({9, 1, 17, 25, 33}, {-1, 100, 2**40, 7}, {(1, 2), 5, 2 * 8, 0.5})])
check("[x for x in {9, 1, 17, 25, 33, 4, 12}]", [x for x in {9, 1, 17, 25, 33, 4, 12}])
