"""dict: construction, lookup, views, merging, subclasses, and what goes wrong."""


class D(dict):
    pass


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __repr__(self):
        return f"Key({self.value!r})"


class Mapping:
    def __init__(self, **items):
        self.items = items

    def keys(self):
        return list(self.items)

    def __getitem__(self, key):
        return self.items[key] * 10


def after(d, change):
    result = change(d)
    return d, result


def delete(d, key):
    del d[key]
    return d


check("dict()", dict())
check("dict(a=1, b=2)", dict(a=1, b=2))
check('dict({"a": 1}, b=2)', dict({"a": 1}, b=2))
check('dict([("a", 1), ("b", 2)])', dict([("a", 1), ("b", 2)]))
check('dict(["ab", "cd"])', dict(["ab", "cd"]))
check('dict(zip("abc", range(3)))', dict(zip("abc", range(3))))
check("dict(Mapping(a=1, b=2))", dict(Mapping(a=1, b=2)))
check("dict(Mapping(a=1), a=5)", dict(Mapping(a=1), a=5))
check("dict(self=1, iterable=2)", dict(self=1, iterable=2))
check_raises("dict(None)", lambda: dict(None))
check_raises("dict(5)", lambda: dict(5))
check_raises("dict([1])", lambda: dict([1]))
check_raises("dict([(1, 2, 3)])", lambda: dict([(1, 2, 3)]))
check_raises('dict(["abc"])', lambda: dict(["abc"]))
check_raises("dict({}, {})", lambda: dict({}, {}))
check('{1: "a", 1.0: "b", True: "c"}', {1: "a", 1.0: "b", True: "c"})
check('{"a": 1, **{"b": 2, "a": 3}}', {"a": 1, **{"b": 2, "a": 3}})
check("{0: 1, False: 2, 0.0: 3, -0.0: 4}", {0: 1, False: 2, 0.0: 3, -0.0: 4})
check('{(1, 2): "t", (1, (2, 3)): "n"}[(1, (2, 3))]', {(1, 2): "t", (1, (2, 3)): "n"}[(1, (2, 3))])
check("{None: 1}[None]", {None: 1}[None])
check('{1.5: "x"}[1.5]', {1.5: "x"}[1.5])
check('{10**20: "big"}[10**20]', {10**20: "big"}[10**20])
check('{10**20: "big"}[1e20]', {10**20: "big"}[1e20])
check('{frozenset([1, 2]): "f"}[frozenset([2, 1])]', {frozenset([1, 2]): "f"}[frozenset([2, 1])])
check('{b"a": 1, "a": 2}', {b"a": 1, "a": 2})
check('{Key(1): "a"}[Key(1)]', {Key(1): "a"}[Key(1)])
check('{Key("a"): 1, Key("a"): 2}', {Key("a"): 1, Key("a"): 2})
check('{(Key(1), 2): "k"}[(Key(1), 2)]', {(Key(1), 2): "k"}[(Key(1), 2)])
check("Key(1) in {Key(1): None}", Key(1) in {Key(1): None})
check_raises("{[]: 1}", lambda: {[]: 1})
check_raises("{{}: 1}", lambda: {{}: 1})
check_raises("{(1, []): 1}", lambda: {(1, []): 1})
check_raises('{}["a"]', lambda: {}["a"])
check_raises('{"a": 1}[[]]', lambda: {"a": 1}[[]])
check('({"a": 1}.get("a"), {"a": 1}.get("b"), {"a": 1}.get("b", 5))', ({"a": 1}.get("a"), {"a": 1}.get("b"), {"a": 1}.get("b", 5)))
check('{"a": None}.get("a", 5)', {"a": None}.get("a", 5))
check_raises('{"a": 1}.get([])', lambda: {"a": 1}.get([]))
check('"a" in {"a": 1}', "a" in {"a": 1})
check('1 in {"a": 1}', 1 in {"a": 1})
check_raises('[] in {"a": 1}', lambda: [] in {"a": 1})
check('len({"a": 1, "b": 2})', len({"a": 1, "b": 2}))
check("(bool({}), bool({1: 2}))", (bool({}), bool({1: 2})))
check('list({"b": 1, "a": 2})', list({"b": 1, "a": 2}))
check('[*{"b": 1, "a": 2}.items()]', [*{"b": 1, "a": 2}.items()])
check('list({"b": 1, "a": 2}.values())', list({"b": 1, "a": 2}.values()))
check('list(reversed({"b": 1, "a": 2}))', list(reversed({"b": 1, "a": 2})))
check('list(reversed({"b": 1, "a": 2}.items()))', list(reversed({"b": 1, "a": 2}.items())))
check('list(reversed({"b": 1, "a": 2}.values()))', list(reversed({"b": 1, "a": 2}.values())))
check('{"a": 1}.keys()', {"a": 1}.keys())
check('{"a": 1}.values()', {"a": 1}.values())
check('{"a": 1}.items()', {"a": 1}.items())
check('{"a": {"b": [1]}}', {"a": {"b": [1]}})
check('repr({1: "a", "b": 2.0, None: [], (1,): {}})', repr({1: "a", "b": 2.0, None: [], (1,): {}}))
check('delete({"a": 1, "b": 2}, "a")', delete({"a": 1, "b": 2}, "a"))
check_raises('delete({"a": 1}, "b")', lambda: delete({"a": 1}, "b"))
check("delete({1: 1}, True)", delete({1: 1}, True))
check('after({"a": 1}, lambda d: d.pop("a"))', after({"a": 1}, lambda d: d.pop("a")))
check('after({"a": 1}, lambda d: d.pop("b", 7))', after({"a": 1}, lambda d: d.pop("b", 7)))
check('after({"a": 1}, lambda d: d.pop("b", None))', after({"a": 1}, lambda d: d.pop("b", None)))
check_raises('after({"a": 1}, lambda d: d.pop("b"))', lambda: after({"a": 1}, lambda d: d.pop("b")))
check('after({"a": 1, "b": 2}, lambda d: d.popitem())', after({"a": 1, "b": 2}, lambda d: d.popitem()))
check_raises("after({}, lambda d: d.popitem())", lambda: after({}, lambda d: d.popitem()))
check('after({"a": 1}, lambda d: d.setdefault("a", 5))', after({"a": 1}, lambda d: d.setdefault("a", 5)))
check('after({"a": 1}, lambda d: d.setdefault("b", []))', after({"a": 1}, lambda d: d.setdefault("b", [])))
check('after({"a": 1}, lambda d: d.setdefault("b"))', after({"a": 1}, lambda d: d.setdefault("b")))
check('after({"a": 1}, lambda d: d.update({"b": 2}, c=3))', after({"a": 1}, lambda d: d.update({"b": 2}, c=3)))
check('after({"a": 1}, lambda d: d.update([("a", 9)]))', after({"a": 1}, lambda d: d.update([("a", 9)])))
check('after({"a": 1}, lambda d: d.update(a=4))', after({"a": 1}, lambda d: d.update(a=4)))
check('after({"a": 1}, lambda d: d.update(Mapping(z=1)))', after({"a": 1}, lambda d: d.update(Mapping(z=1))))
check('after({"a": 1}, lambda d: d.update())', after({"a": 1}, lambda d: d.update()))
check_raises('after({"a": 1}, lambda d: d.update(None))', lambda: after({"a": 1}, lambda d: d.update(None)))
check('after({"a": 1}, lambda d: d.clear())', after({"a": 1}, lambda d: d.clear()))
check('after({"a": 1}, lambda d: d.__setitem__("b", 2))', after({"a": 1}, lambda d: d.__setitem__("b", 2)))
check('{"a": [1]}.copy()', {"a": [1]}.copy())
check('dict.fromkeys("abc")', dict.fromkeys("abc"))
check("dict.fromkeys([1, 2], 0)", dict.fromkeys([1, 2], 0))
check_raises("dict.fromkeys(5)", lambda: dict.fromkeys(5))
check('{}.fromkeys("ab", 1)', {}.fromkeys("ab", 1))
check('(D.fromkeys("ab", 1), type(D.fromkeys("ab")))', (D.fromkeys("ab", 1), type(D.fromkeys("ab"))))
check('{"a": 1} == {"a": 1.0}', {"a": 1} == {"a": 1.0})
check('{"a": 1, "b": 2} == {"b": 2, "a": 1}', {"a": 1, "b": 2} == {"b": 2, "a": 1})
check('{"a": 1} == {"a": 2}', {"a": 1} == {"a": 2})
check('{"a": 1} != {"b": 1}', {"a": 1} != {"b": 1})
check('{"a": 1} == [("a", 1)]', {"a": 1} == [("a", 1)])
check_raises('{"a": 1} < {"a": 2}', lambda: {"a": 1} < {"a": 2})
check('{"a": 1} | {"b": 2}', {"a": 1} | {"b": 2})
check('{"a": 1} | {"a": 2}', {"a": 1} | {"a": 2})
check_raises('{"a": 1} | [("b", 2)]', lambda: {"a": 1} | [("b", 2)])
check('{"a": 1}.__or__([])', {"a": 1}.__or__([]))
check('type(D(a=1) | {"b": 2})', type(D(a=1) | {"b": 2}))
check_raises("hash({})", lambda: hash({}))
check('{"a": 1}.keys() & {"a", "b"}', {"a": 1}.keys() & {"a", "b"})
check('{"a": 1}.keys() | {"a"}', {"a": 1}.keys() | {"a"})
check('{"a": 1, "b": 2}.keys() - {"a"}', {"a": 1, "b": 2}.keys() - {"a"})
check('{"a": 1}.keys() ^ {"a"}', {"a": 1}.keys() ^ {"a"})
check('{"a", "b"} - {"a": 1}.keys()', {"a", "b"} - {"a": 1}.keys())
check('{"a": 1}.keys() & ["a"]', {"a": 1}.keys() & ["a"])
check('{"a": 1}.keys() == {"a"}', {"a": 1}.keys() == {"a"})
check('{"a": 1}.keys() <= {"a", "b"}', {"a": 1}.keys() <= {"a", "b"})
check('{"a": 1}.keys() < {"a": 2}.keys()', {"a": 1}.keys() < {"a": 2}.keys())
check('{"a": 1}.keys() > set()', {"a": 1}.keys() > set())
check('{"a": 1}.keys() == ["a"]', {"a": 1}.keys() == ["a"])
check('{"a": 1}.keys().isdisjoint(["b"])', {"a": 1}.keys().isdisjoint(["b"]))
check('("a", 1) in {"a": 1}.items()', ("a", 1) in {"a": 1}.items())
check('("a", 2) in {"a": 1}.items()', ("a", 2) in {"a": 1}.items())
check('"a" in {"a": 1}.items()', "a" in {"a": 1}.items())
check('1 in {"a": 1}.values()', 1 in {"a": 1}.values())
check('{"a": 1}.items() == {("a", 1)}', {"a": 1}.items() == {("a", 1)})
check('{"a": 1}.items() | {("b", 2)} == {("a", 1), ("b", 2)}', {"a": 1}.items() | {("b", 2)} == {("a", 1), ("b", 2)})
check('{"a": 1}.values() == {"a": 1}.values()', {"a": 1}.values() == {"a": 1}.values())
check('len({"a": 1}.items())', len({"a": 1}.items()))
check('{"a": 1}.keys().mapping', {"a": 1}.keys().mapping)
check('{"a": 1}.keys().mapping["a"]', {"a": 1}.keys().mapping["a"])
check_raises("hash({}.keys())", lambda: hash({}.keys()))
check_raises("{}.keys() + {}.keys()", lambda: {}.keys() + {}.keys())
check('{k: v for k, v in zip("ab", (1, 2))}', {k: v for k, v in zip("ab", (1, 2))})
check("{k: v for d in ({1: 2}, {3: 4}) for k, v in d.items()}", {k: v for d in ({1: 2}, {3: 4}) for k, v in d.items()})
check('sorted({"b": 1, "a": 2}.items())', sorted({"b": 1, "a": 2}.items()))
check('sorted({"b": 1, "a": 2}, key={"b": 1, "a": 2}.get)', sorted({"b": 1, "a": 2}, key={"b": 1, "a": 2}.get))
check('max({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])', max({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]))
check('dict(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1], reverse=True))', dict(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1], reverse=True)))
check("D(a=1)", D(a=1))
check("isinstance(D(), dict)", isinstance(D(), dict))
check('D(a=1) == {"a": 1}', D(a=1) == {"a": 1})
check("dict[str, int]", dict[str, int])
check('dict(**{"a": 1}, **{"b": 2})', dict(**{"a": 1}, **{"b": 2}))
check_raises('dict(**{"a": 1}, **{"a": 2})', lambda: dict(**{"a": 1}, **{"a": 2}))
check_raises("dict(**{1: 2})", lambda: dict(**{1: 2}))
check('"{a} {b}".format(**{"a": 1, "b": 2})', "{a} {b}".format(**{"a": 1, "b": 2}))
check('{"x": 1}.__contains__("x")', {"x": 1}.__contains__("x"))
check('{"x": 1}.__len__()', {"x": 1}.__len__())
check("{1: 2}.__iter__().__next__()", {1: 2}.__iter__().__next__())

order = {"a": 1, "b": 2, "c": 3}
del order["a"]
order["a"] = 4
order["b"] = 5
check("order", order)
view = order.keys()
order["d"] = 6
check("list(view)", list(view))
check("len(view)", len(view))
merged = {"a": 1}
alias = merged
merged |= {"b": 2}
check("alias", alias)
merged |= [("c", 3)]
check("alias #2", alias)
nested = {}
nested["me"] = nested
check("nested", nested)
check("nested.values()", nested.values())


def grow():
    d = {"a": 1}
    for k in d:
        d[k + "x"] = 1


def shrink():
    d = {"a": 1, "b": 2}
    for k in d.items():
        del d["a"]


def replace_while_looping():
    d = {"a": 1, "b": 2}
    for k in d:
        d[k] = 5
    return d


check_raises("grow()", lambda: grow())
check_raises("shrink()", lambda: shrink())
check("replace_while_looping()", replace_while_looping())
check('[d for d in [{"a": 1}] for d["a"] in [5]]', [d for d in [{"a": 1}] for d["a"] in [5]])


class Default(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]


d = Default()
check('[d["a"], d["b"], d["a"]]', [d["a"], d["b"], d["a"]])
check("d", d)
check('d.get("zz")', d.get("zz"))
check('"zz" in d', "zz" in d)


class Logged(dict):
    log = []

    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value * 2)


logged = Logged(a=1)
logged["b"] = 2
logged.update(c=3)
logged.setdefault("d", 4)
check("(logged, Logged.log)", (logged, Logged.log))
logged |= {"e": 5}
check("(logged, Logged.log) #2", (logged, Logged.log))


class Attributes(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


a = Attributes(x=1)
a.y = 2
check("a.x + a.y", a.x + a.y)
check("a", a)
check_raises("a.z", lambda: a.z)
check('hasattr(a, "z")', hasattr(a, "z"))
check("a.keys()", a.keys())


class Counted(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = len(self)


check("Counted(a=1, b=2).count", Counted(a=1, b=2).count)
check('Counted([("a", 1)])', Counted([("a", 1)]))
check("vars(Counted())", vars(Counted()))


def keyword_arguments(**kwargs):
    kwargs["extra"] = 1
    return kwargs


given = {"a": 1}
check("keyword_arguments(**given)", keyword_arguments(**given))
check("given", given)
check("keyword_arguments(**Mapping(q=1))", keyword_arguments(**Mapping(q=1)))
check("{**Mapping(q=1)}", {**Mapping(q=1)})
check_raises("{**5}", lambda: {**5})
