"""collections and collections.abc."""
import collections
import collections.abc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from types import MappingProxyType, SimpleNamespace

Point = namedtuple("Point", ["x", "y"])
Opt = namedtuple("Opt", "a, b c", defaults=[2, 3])
check("(Point(1, 2), Point(x=1, y=2), Point(1, y=2), Opt(1), Opt(1, c=5))", (Point(1, 2), Point(x=1, y=2), Point(1, y=2), Opt(1), Opt(1, c=5)))
check("(Point(1, 2).x, Point(1, 2)[1], Point(1, 2)[-1], Point(1, 2)[:1], tuple(Point(1, 2)), len(Point(1, 2)))", (Point(1, 2).x, Point(1, 2)[1], Point(1, 2)[-1], Point(1, 2)[:1], tuple(Point(1, 2)), len(Point(1, 2))))
check_raises("Point(1)", lambda: Point(1))
check_raises("Point(1, 2, 3)", lambda: Point(1, 2, 3))
check_raises("Point(1, z=2)", lambda: Point(1, z=2))
check("(Point(1, 2) == (1, 2), Point(1, 2) < Point(1, 3), hash(Point(1, 2)) == hash((1, 2)), Point(1, 2) in {(1, 2)})", (Point(1, 2) == (1, 2), Point(1, 2) < Point(1, 3), hash(Point(1, 2)) == hash((1, 2)), Point(1, 2) in {(1, 2)}))
check("(Point._fields, Opt._field_defaults, Point(1, 2)._asdict(), Point(1, 2)._replace(x=5), Point._make([3, 4]), Point.__doc__, Point.__name__)", (Point._fields, Opt._field_defaults, Point(1, 2)._asdict(), Point(1, 2)._replace(x=5), Point._make([3, 4]), Point.__doc__, Point.__name__))
check_raises("Point(1, 2)._replace(z=1)", lambda: Point(1, 2)._replace(z=1))
check_raises("Point._make([1])", lambda: Point._make([1]))
check("(isinstance(Point(1, 2), tuple), type(Point(1, 2)).__mro__[1].__name__, Point.__match_args__, Point.__new__.__name__)", (isinstance(Point(1, 2), tuple), type(Point(1, 2)).__mro__[1].__name__, Point.__match_args__, Point.__new__.__name__))
check('namedtuple("R", "a class _x a", rename=True)._fields', namedtuple("R", "a class _x a", rename=True)._fields)
check_raises('namedtuple("R", "a class")', lambda: namedtuple("R", "a class"))
check_raises('namedtuple("R", "a _b")', lambda: namedtuple("R", "a _b"))
check_raises('namedtuple("R", "a a")', lambda: namedtuple("R", "a a"))
check_raises('namedtuple("R", "a 1b")', lambda: namedtuple("R", "a 1b"))
check_raises('namedtuple("R", "a", defaults=[1, 2])', lambda: namedtuple("R", "a", defaults=[1, 2]))
check_raises('namedtuple("1R", "a")', lambda: namedtuple("1R", "a"))
check("[x + y for x, y in [Point(1, 2), Point(3, 4)]]", [x + y for x, y in [Point(1, 2), Point(3, 4)]])
check('(hasattr(Point(1, 2), "__dict__"), Point(1, 2) + (3,), Point(1, 2) * 2)', (hasattr(Point(1, 2), "__dict__"), Point(1, 2) + (3,), Point(1, 2) * 2))
check('("{0.x}-{0.y}".format(Point(1, 2)), "%s %s" % Point(1, 2), f"{Point(1, 2).x}")', ("{0.x}-{0.y}".format(Point(1, 2)), "%s %s" % Point(1, 2), f"{Point(1, 2).x}"))


def set_field():
    Point(1, 2).x = 5


check_raises("set_field()", lambda: set_field())


class Vector(Point):
    __slots__ = ()

    @property
    def norm(self):
        return self.x**2 + self.y**2

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)


check("(Vector(3, 4).norm, Vector(1, 2) + Vector(3, 4), Vector(1, 2)._replace(x=9), Vector._make([1, 2]).norm)", (Vector(3, 4).norm, Vector(1, 2) + Vector(3, 4), Vector(1, 2)._replace(x=9), Vector._make([1, 2]).norm))
match Point(1, 2):
    case Point(x=a, y=b):
        matched = a, b
check("matched", matched)

check('(OrderedDict([("a", 1), ("b", 2)]), OrderedDict(a=1), OrderedDict(), OrderedDict({"z": 1}))', (OrderedDict([("a", 1), ("b", 2)]), OrderedDict(a=1), OrderedDict(), OrderedDict({"z": 1})))
check('(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) != OrderedDict(a=1))', (OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) != OrderedDict(a=1)))
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
check("list(od)", list(od))
od.move_to_end("c", last=False)
check("(list(od), od.popitem(), od.popitem(last=False), od)", (list(od), od.popitem(), od.popitem(last=False), od))
check_raises('od.move_to_end("zz")', lambda: od.move_to_end("zz"))
check_raises("OrderedDict().popitem()", lambda: OrderedDict().popitem())
check("(od.keys(), od.values(), od.items(), list(reversed(OrderedDict(a=1, b=2))))", (od.keys(), od.values(), od.items(), list(reversed(OrderedDict(a=1, b=2)))))
check('(type(od.copy()).__name__, od | {"q": 1}, {"q": 1} | od, OrderedDict.fromkeys("ab", 1))', (type(od.copy()).__name__, od | {"q": 1}, {"q": 1} | od, OrderedDict.fromkeys("ab", 1)))
check('(od.pop("zz", 5), od.get("b"), od.setdefault("n", []), od)', (od.pop("zz", 5), od.get("b"), od.setdefault("n", []), od))
od["m"] = 1
od.update(m=2, z=3)
check('(od, isinstance(od, dict), len(od), "m" in od)', (od, isinstance(od, dict), len(od), "m" in od))
od.note = "x"
check("od.note", od.note)
check('OrderedDict({"a": OrderedDict(b=1)})', OrderedDict({"a": OrderedDict(b=1)}))

dd = defaultdict(list)
dd["a"].append(1)
dd["b"]
check('(dd, dd["a"], len(dd), dd.get("zz"), "zz" in dd, dd.default_factory)', (dd, dd["a"], len(dd), dd.get("zz"), "zz" in dd, dd.default_factory))
check('(defaultdict(int, {"a": 1}, b=2), defaultdict(None, a=1), defaultdict())', (defaultdict(int, {"a": 1}, b=2), defaultdict(None, a=1), defaultdict()))
check_raises('defaultdict(None)["a"]', lambda: defaultdict(None)["a"])
check_raises("defaultdict(5)", lambda: defaultdict(5))
check('(defaultdict(lambda: 7)["x"], dict(defaultdict(int, a=1)), defaultdict(int) == {})', (defaultdict(lambda: 7)["x"], dict(defaultdict(int, a=1)), defaultdict(int) == {}))
counts = defaultdict(int)
for ch in "hello":
    counts[ch] += 1
check("(counts, sorted(counts), counts.copy() == counts, type(counts.copy()).__name__)", (counts, sorted(counts), counts.copy() == counts, type(counts.copy()).__name__))
check('(counts | {"z": 1}, type(counts | {}).__name__)', (counts | {"z": 1}, type(counts | {}).__name__))
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 1
check('(nested["a"]["b"], nested["x"]["y"], list(nested))', (nested["a"]["b"], nested["x"]["y"], list(nested)))


class Auto(defaultdict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


check('(Auto()["ab"], Auto(list))', (Auto()["ab"], Auto(list)))

c = Counter("abracadabra")
check('(c, c["a"], c["zz"], c.most_common(2), c.most_common(), c.most_common(0), c.total(), sorted(c.elements()))', (c, c["a"], c["zz"], c.most_common(2), c.most_common(), c.most_common(0), c.total(), sorted(c.elements())))
check('(Counter(a=1, b=2), Counter({"x": 3}), Counter(), Counter([1, 1, 2]), Counter(Counter("aab")))', (Counter(a=1, b=2), Counter({"x": 3}), Counter(), Counter([1, 1, 2]), Counter(Counter("aab"))))
check('(Counter("aab") + Counter("abc"), Counter("aab") - Counter("abc"), Counter("aab") & Counter("abc"), Counter("aab") | Counter("abc"))', (Counter("aab") + Counter("abc"), Counter("aab") - Counter("abc"), Counter("aab") & Counter("abc"), Counter("aab") | Counter("abc")))
check("(+Counter(a=1, b=-1, c=0), -Counter(a=1, b=-1))", (+Counter(a=1, b=-1, c=0), -Counter(a=1, b=-1)))
check('(Counter(a=1) == Counter(a=1, b=0), Counter("ab") <= Counter("aab"), Counter("aab") < Counter("ab"), Counter("a") == {"a": 1}, Counter("aab") > Counter("a"))', (Counter(a=1) == Counter(a=1, b=0), Counter("ab") <= Counter("aab"), Counter("aab") < Counter("ab"), Counter("a") == {"a": 1}, Counter("aab") > Counter("a")))
c2 = Counter("aab")
c2.update("bc", d=4)
c2.subtract({"a": 5})
check('(c2, c2.pop("d"), c2.get("q"), "q" in c2)', (c2, c2.pop("d"), c2.get("q"), "q" in c2))
del c2["nope"]
c2 += Counter(a=10)
check("c2", c2)
c2 -= Counter(a=3)
c2 |= Counter(z=2)
c2 &= Counter(z=1, b=9)
check("c2 #2", c2)
check_raises('Counter.fromkeys("ab")', lambda: Counter.fromkeys("ab"))
check_raises("Counter(5)", lambda: Counter(5))
check_raises("Counter([[]])", lambda: Counter([[]]))
check('(dict(Counter("ab")), list(Counter("ba")), sum(Counter("aab").values()), max(Counter("aab"), key=Counter("aab").get), Counter(a=1).copy(), repr(Counter({"a": 1, "b": "x"})))', (dict(Counter("ab")), list(Counter("ba")), sum(Counter("aab").values()), max(Counter("aab"), key=Counter("aab").get), Counter(a=1).copy(), repr(Counter({"a": 1, "b": "x"}))))

d = deque([1, 2, 3], maxlen=3)
d.append(4)
check("(d, d.maxlen, d[0], d[-1], len(d), 4 in d, list(d), list(reversed(d)))", (d, d.maxlen, d[0], d[-1], len(d), 4 in d, list(d), list(reversed(d))))
d.appendleft(0)
check("d", d)
d.rotate(1)
check("d #2", d)
d.rotate(-2)
check("d #3", d)
check('(deque("abc"), deque(), deque(maxlen=2), deque([1, 2, 3], 2), deque(range(3)) == deque([0, 1, 2]), deque([1]) < deque([2]), deque([1]) == [1])', (deque("abc"), deque(), deque(maxlen=2), deque([1, 2, 3], 2), deque(range(3)) == deque([0, 1, 2]), deque([1]) < deque([2]), deque([1]) == [1]))
check('(deque([1, 2]) + deque([3]), deque([1, 2]) * 2, deque([1, 2, 1]).count(1), deque("abc").index("b"), deque([3, 1, 2]).copy())', (deque([1, 2]) + deque([3]), deque([1, 2]) * 2, deque([1, 2, 1]).count(1), deque("abc").index("b"), deque([3, 1, 2]).copy()))
check_raises("deque()[0]", lambda: deque()[0])
check_raises("deque().pop()", lambda: deque().pop())
check_raises("deque().popleft()", lambda: deque().popleft())
check_raises("deque([1]).remove(5)", lambda: deque([1]).remove(5))
check_raises("deque([1]).index(5)", lambda: deque([1]).index(5))
check_raises("deque([1], maxlen=-1)", lambda: deque([1], maxlen=-1))
check_raises("deque([1], maxlen=1).insert(0, 5)", lambda: deque([1], maxlen=1).insert(0, 5))
check_raises("deque([1]) + [2]", lambda: deque([1]) + [2])
e = deque()
e.extend("ab")
e.extendleft("cd")
e.insert(1, "z")
e.remove("a")
e[0] = "first"
del e[-1]
check("(e, e.pop(), e.popleft(), e)", (e, e.pop(), e.popleft(), e))
e.reverse()
e += "xy"
check("(e, bool(deque()), sorted(deque([2, 1])))", (e, bool(deque()), sorted(deque([2, 1]))))
e.clear()
check("e", e)


def mutate():
    q = deque([1, 2])
    for x in q:
        q.append(x)


check_raises("mutate()", lambda: mutate())
check("([x for x in deque([1, [2]])], deque([deque([1])]))", ([x for x in deque([1, [2]])], deque([deque([1])])))

cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
check('(cm["a"], cm["b"], dict(cm), len(cm), list(cm), cm.maps, "b" in cm, cm.get("zz", 0))', (cm["a"], cm["b"], dict(cm), len(cm), list(cm), cm.maps, "b" in cm, cm.get("zz", 0)))
check_raises('cm["zz"]', lambda: cm["zz"])
cm["b"] = 5
check('(cm, cm.parents, cm.new_child({"c": 1}), cm.new_child(q=1)["q"])', (cm, cm.parents, cm.new_child({"c": 1}), cm.new_child(q=1)["q"]))
del cm["b"]
check("cm", cm)
check_raises('cm.pop("zz")', lambda: cm.pop("zz"))
check('(list(cm.items()), sorted(cm.keys()), cm == {"a": 1, "b": 3}, cm | {"x": 1}, bool(ChainMap()), ChainMap())', (list(cm.items()), sorted(cm.keys()), cm == {"a": 1, "b": 3}, cm | {"x": 1}, bool(ChainMap()), ChainMap()))


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


low = Lower({"A": 1}, B=2)
low.update(C=3)
check('(low, low["a"], low.data, len(low), "c" in low, sorted(low), low | {"D": 4}, low.get("x"), low.copy(), list(low.items()))', (low, low["a"], low.data, len(low), "c" in low, sorted(low), low | {"D": 4}, low.get("x"), low.copy(), list(low.items())))
check_raises('low["zz"]', lambda: low["zz"])
check('(low.pop("a"), low.setdefault("E", 9), low, isinstance(low, dict), isinstance(low, collections.abc.MutableMapping))', (low.pop("a"), low.setdefault("E", 9), low, isinstance(low, dict), isinstance(low, collections.abc.MutableMapping)))
ul = UserList([3, 1, 2])
ul.append(5)
ul.sort()
check("(ul, ul[0], ul[1:], ul + [9], [0] + ul, len(ul), 5 in ul, ul == [1, 2, 3, 5], ul * 2, ul.index(3), type(ul[:1]).__name__)", (ul, ul[0], ul[1:], ul + [9], [0] + ul, len(ul), 5 in ul, ul == [1, 2, 3, 5], ul * 2, ul.index(3), type(ul[:1]).__name__))
us = UserString("abc")
check('(us, us.upper(), us + "d", len(us), us[1], us == "abc", "b" in us, type(us.upper()).__name__, us.split("b"), us * 2, str(us))', (us, us.upper(), us + "d", len(us), us[1], us == "abc", "b" in us, type(us.upper()).__name__, us.split("b"), us * 2, str(us)))

abc = collections.abc
check('[isinstance(x, abc.Iterable) for x in ([], "", {}, 5, iter([]), range(1), None, (i for i in []))]', [isinstance(x, abc.Iterable) for x in ([], "", {}, 5, iter([]), range(1), None, (i for i in []))])
check("[isinstance(x, abc.Iterator) for x in ([], iter([]), zip(), (i for i in []), enumerate([]))]", [isinstance(x, abc.Iterator) for x in ([], iter([]), zip(), (i for i in []), enumerate([]))])
check('[isinstance(x, abc.Sequence) for x in ([], (), "", b"", range(1), {}, set(), deque(), Point(1, 2), UserList())]', [isinstance(x, abc.Sequence) for x in ([], (), "", b"", range(1), {}, set(), deque(), Point(1, 2), UserList())])
check("[isinstance(x, abc.MutableSequence) for x in ([], (), deque(), bytearray())]", [isinstance(x, abc.MutableSequence) for x in ([], (), deque(), bytearray())])
check("[isinstance(x, abc.Mapping) for x in ({}, OrderedDict(), defaultdict(), Counter(), ChainMap(), MappingProxyType({}), [], UserDict())]", [isinstance(x, abc.Mapping) for x in ({}, OrderedDict(), defaultdict(), Counter(), ChainMap(), MappingProxyType({}), [], UserDict())])
check("[isinstance(x, abc.Set) for x in (set(), frozenset(), {}.keys(), {}.items(), {}.values(), [])]", [isinstance(x, abc.Set) for x in (set(), frozenset(), {}.keys(), {}.items(), {}.values(), [])])
check('[isinstance(x, abc.Hashable) for x in (1, "", (), [], {}, set(), frozenset(), None, Point, lambda: 0)]', [isinstance(x, abc.Hashable) for x in (1, "", (), [], {}, set(), frozenset(), None, Point, lambda: 0)])
check('[isinstance(x, abc.Callable) for x in (len, int, 5, lambda: 0, "")]', [isinstance(x, abc.Callable) for x in (len, int, 5, lambda: 0, "")])
check("([isinstance(x, abc.Sized) for x in ([], 5, {}, iter([]))], [isinstance(x, abc.Container) for x in ([], 5)], [isinstance(x, abc.Collection) for x in ([], iter([]))], [isinstance(x, abc.Reversible) for x in ([], {}, set())])", ([isinstance(x, abc.Sized) for x in ([], 5, {}, iter([]))], [isinstance(x, abc.Container) for x in ([], 5)], [isinstance(x, abc.Collection) for x in ([], iter([]))], [isinstance(x, abc.Reversible) for x in ([], {}, set())]))
check("(isinstance((i for i in []), abc.Generator), isinstance({}.keys(), abc.KeysView), isinstance({}.values(), abc.ValuesView), issubclass(list, abc.Sequence), issubclass(dict, abc.MutableMapping), issubclass(int, abc.Iterable))", (isinstance((i for i in []), abc.Generator), isinstance({}.keys(), abc.KeysView), isinstance({}.values(), abc.ValuesView), issubclass(list, abc.Sequence), issubclass(dict, abc.MutableMapping), issubclass(int, abc.Iterable)))
check_raises("(abc.Sequence(), 1)", lambda: (abc.Sequence(), 1))
check("(abc.Iterable[int], abc.Callable[[int], str], abc.Mapping[str, int].__args__)", (abc.Iterable[int], abc.Callable[[int], str], abc.Mapping[str, int].__args__))


class Row(abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


check("(list(Row(1, 2)), 2 in Row(1, 2), list(reversed(Row(1, 2))), Row(1, 2, 1).index(1, 1), Row(1, 1).count(1), isinstance(Row(), abc.Sequence), isinstance(Row(), abc.Iterable))", (list(Row(1, 2)), 2 in Row(1, 2), list(reversed(Row(1, 2))), Row(1, 2, 1).index(1, 1), Row(1, 1).count(1), isinstance(Row(), abc.Sequence), isinstance(Row(), abc.Iterable)))
check_raises("Row(1).index(5)", lambda: Row(1).index(5))


class Squares(abc.Mapping):
    def __getitem__(self, k):
        if k > 3:
            raise KeyError(k)
        return k * k

    def __iter__(self):
        return iter(range(4))

    def __len__(self):
        return 4


check('(dict(Squares()), Squares().get(9, "no"), 3 in Squares(), 7 in Squares(), list(Squares().items()), list(Squares().values()), Squares() == {0: 0, 1: 1, 2: 4, 3: 9}, 9 in Squares().values(), (2, 4) in Squares().items(), {**Squares()})', (dict(Squares()), Squares().get(9, "no"), 3 in Squares(), 7 in Squares(), list(Squares().items()), list(Squares().values()), Squares() == {0: 0, 1: 1, 2: 4, 3: 9}, 9 in Squares().values(), (2, 4) in Squares().items(), {**Squares()}))
check("(Squares().keys() & {1, 9}, len(Squares().keys()))", (Squares().keys() & {1, 9}, len(Squares().keys())))


class Store(abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


store = Store()
store.update({"a": 1}, b=2)
check('(store.pop("a"), store.setdefault("c", 3), store.d, store.popitem(), store.pop("zz", None), bool(store))', (store.pop("a"), store.setdefault("c", 3), store.d, store.popitem(), store.pop("zz", None), bool(store)))
check_raises('store.pop("zz")', lambda: store.pop("zz"))
store.clear()
check("len(store)", len(store))


class Bag(abc.MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)


bag = Bag("aab")
check('(list(bag | "c"), list(bag & "bx"), list(bag - Bag("a")), list(bag ^ Bag("bc")), bag == {"a", "b"}, bag <= Bag("abc"), bag.isdisjoint("xy"), bag.pop(), list(bag))', (list(bag | "c"), list(bag & "bx"), list(bag - Bag("a")), list(bag ^ Bag("bc")), bag == {"a", "b"}, bag <= Bag("abc"), bag.isdisjoint("xy"), bag.pop(), list(bag)))
check_raises('bag.remove("zz")', lambda: bag.remove("zz"))
bag |= "xyz"
bag -= {"x"}
check("list(bag)", list(bag))


class Stack(abc.MutableSequence):
    def __init__(self):
        self.l = []

    def __getitem__(self, i):
        return self.l[i]

    def __setitem__(self, i, v):
        self.l[i] = v

    def __delitem__(self, i):
        del self.l[i]

    def __len__(self):
        return len(self.l)

    def insert(self, i, v):
        self.l.insert(i, v)


st = Stack()
st.append(1)
st.extend([2, 3])
st += [4]
st.reverse()
check("(st.l, st.pop(), st.pop(0), st.l, st.remove(3), st.l)", (st.l, st.pop(), st.pop(0), st.l, st.remove(3), st.l))


class Incomplete(abc.Sequence):
    def __len__(self):
        return 0


check_raises("Incomplete()", lambda: Incomplete())


class Ducky:
    def __iter__(self):
        return iter([1])

    def __len__(self):
        return 1

    def __contains__(self, x):
        return True


check("(isinstance(Ducky(), abc.Collection), isinstance(Ducky(), abc.Sequence), issubclass(Ducky, abc.Sized))", (isinstance(Ducky(), abc.Collection), isinstance(Ducky(), abc.Sequence), issubclass(Ducky, abc.Sized)))
abc.Sequence.register(Ducky)
check("isinstance(Ducky(), abc.Sequence)", isinstance(Ducky(), abc.Sequence))


class NoHash:
    __hash__ = None


check("isinstance(NoHash(), abc.Hashable)", isinstance(NoHash(), abc.Hashable))
ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
check('(ns, ns.a, ns == SimpleNamespace(a=1, b="x", c=[1]), vars(ns))', (ns, ns.a, ns == SimpleNamespace(a=1, b="x", c=[1]), vars(ns)))
mp = MappingProxyType({"a": 1})
check('(mp, mp["a"], len(mp), list(mp), mp.get("b"), "a" in mp, mp == {"a": 1}, mp | {"b": 2})', (mp, mp["a"], len(mp), list(mp), mp.get("b"), "a" in mp, mp == {"a": 1}, mp | {"b": 2}))


def write_proxy():
    mp["b"] = 1


check_raises("write_proxy()", lambda: write_proxy())
check("(collections.Counter is Counter, collections.abc.__name__)", (collections.Counter is Counter, collections.abc.__name__))
