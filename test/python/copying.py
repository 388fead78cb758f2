"""copy: shallow and deep, shared identity, hooks."""
import copy
import functools
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from copy import deepcopy
from types import SimpleNamespace

inner = [1]
check('(copy.copy(inner) is inner, copy.copy(inner), copy.copy((inner,))[0] is inner, copy.copy({"a": inner})["a"] is inner, copy.copy({1}) == {1})', (copy.copy(inner) is inner, copy.copy(inner), copy.copy((inner,))[0] is inner, copy.copy({"a": inner})["a"] is inner, copy.copy({1}) == {1}))
check('(deepcopy(inner) is inner, deepcopy((inner,))[0] is inner, deepcopy({"a": inner})["a"] is inner, deepcopy([inner, inner]))', (deepcopy(inner) is inner, deepcopy((inner,))[0] is inner, deepcopy({"a": inner})["a"] is inner, deepcopy([inner, inner])))
shared = deepcopy([inner, inner, (inner,)])
check("(shared[0] is shared[1], shared[2][0] is shared[0])", (shared[0] is shared[1], shared[2][0] is shared[0]))
check('[copy.copy(x) is x for x in (1, "a", None, 1.5, (1,), frozenset([1]), len, int, range(3), b"x", True, ...)]', [copy.copy(x) is x for x in (1, "a", None, 1.5, (1,), frozenset([1]), len, int, range(3), b"x", True, ...)])
check('[deepcopy(x) is x for x in (1, "a", None, 1.5, (1, (2,)), len, int, range(3), print, lambda: 0, NotImplemented)]', [deepcopy(x) is x for x in (1, "a", None, 1.5, (1, (2,)), len, int, range(3), print, lambda: 0, NotImplemented)])
t = (1, [2])
check("(deepcopy(t) is t, deepcopy(t), deepcopy(((1, 2), 3)) == ((1, 2), 3))", (deepcopy(t) is t, deepcopy(t), deepcopy(((1, 2), 3)) == ((1, 2), 3)))
loop = [1]
loop.append(loop)
looped = deepcopy(loop)
check("(looped[1] is looped, looped)", (looped[1] is looped, looped))
pair = ([],)
pair[0].append(pair)
check("deepcopy(pair)[0][0][0] is not pair[0]", deepcopy(pair)[0][0][0] is not pair[0])
mapping = {}
mapping["me"] = mapping
check('deepcopy(mapping)["me"] is not mapping', deepcopy(mapping)["me"] is not mapping)
memo = {}
source = [1, 2]
first = deepcopy(source, memo)
check("(deepcopy(source, memo) is first, memo[id(source)] is first)", (deepcopy(source, memo) is first, memo[id(source)] is first))


class A:
    made = 0

    def __init__(self, x):
        A.made += 1
        self.x = x


a = A([1])
b = copy.copy(a)
c = deepcopy(a)
check("(A.made, b.x is a.x, c.x is a.x, c.x, type(c) is A, vars(c))", (A.made, b.x is a.x, c.x is a.x, c.x, type(c) is A, vars(c)))
a.me = a
d = deepcopy(a)
check("(d.me is d, d is a)", (d.me is d, d is a))


class Hooked:
    def __init__(self):
        self.log = []

    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ("deep", type(memo).__name__)


check("(copy.copy(Hooked()), deepcopy(Hooked()), deepcopy([Hooked()]))", (copy.copy(Hooked()), deepcopy(Hooked()), deepcopy([Hooked()])))


class Tree:
    def __init__(self, children=()):
        self.children = list(children)
        self.parent = None
        for child in self.children:
            child.parent = self

    def __deepcopy__(self, memo):
        new = type(self).__new__(type(self))
        memo[id(self)] = new
        new.__dict__.update({k: deepcopy(v, memo) for k, v in self.__dict__.items()})
        new.copied = True
        return new


tree = deepcopy(Tree([Tree(), Tree()]))
check("(tree.copied, tree.children[0].parent is tree, len(tree.children))", (tree.copied, tree.children[0].parent is tree, len(tree.children)))


class State:
    def __init__(self):
        self.a, self.b = 1, [2]

    def __getstate__(self):
        return {"b": self.b}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


check("(vars(copy.copy(State())), vars(deepcopy(State())))", (vars(copy.copy(State())), vars(deepcopy(State()))))


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return (Reduced, (self.n + 1,), {"extra": [1]})


check("(vars(copy.copy(Reduced(1))), vars(deepcopy(Reduced(1))))", (vars(copy.copy(Reduced(1))), vars(deepcopy(Reduced(1)))))


class Same:
    def __reduce__(self):
        return "Same"


same = Same()
check("copy.copy(same) is same", copy.copy(same) is same)


class New:
    def __new__(cls, x=5):
        self = super().__new__(cls)
        self.from_new = x
        return self

    def __getnewargs__(self):
        return (7,)


check("deepcopy(New(1)).from_new", deepcopy(New(1)).from_new)


class Slots:
    __slots__ = ["a", "b"]

    def __init__(self):
        self.a = [1]


s = Slots()
check('(copy.copy(s).a is s.a, deepcopy(s).a is s.a, hasattr(copy.copy(s), "b"))', (copy.copy(s).a is s.a, deepcopy(s).a is s.a, hasattr(copy.copy(s), "b")))


class L(list):
    def append(self, x):
        super().append(("appended", x))


l = L([1])
l.note = [2]
check("(copy.copy(l), deepcopy(l), copy.copy(l).note is l.note, deepcopy(l).note is l.note, type(deepcopy(l)).__name__)", (copy.copy(l), deepcopy(l), copy.copy(l).note is l.note, deepcopy(l).note is l.note, type(deepcopy(l)).__name__))


class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, ("set", v))


check("(copy.copy(D(a=1)), deepcopy(D(a=1)))", (copy.copy(D(a=1)), deepcopy(D(a=1))))


class Str(str):
    pass


text = Str("ab")
text.tag = [1]
check("(deepcopy(text), deepcopy(text).tag, type(deepcopy(text)).__name__, copy.copy(text).tag is text.tag)", (deepcopy(text), deepcopy(text).tag, type(deepcopy(text)).__name__, copy.copy(text).tag is text.tag))

N = namedtuple("N", "a b")
n = N([1], 2)
check("(deepcopy(n), deepcopy(n).a is n.a, type(deepcopy(n)) is N, copy.copy(n) == n)", (deepcopy(n), deepcopy(n).a is n.a, type(deepcopy(n)) is N, copy.copy(n) == n))
dd = defaultdict(list, a=[1])
check('(deepcopy(dd), deepcopy(dd)["a"] is dd["a"], deepcopy(dd)["zz"], copy.copy(dd)["a"] is dd["a"])', (deepcopy(dd), deepcopy(dd)["a"] is dd["a"], deepcopy(dd)["zz"], copy.copy(dd)["a"] is dd["a"]))
od = OrderedDict(a=[1])
check('(deepcopy(od), deepcopy(od)["a"] is od["a"], copy.copy(od)["a"] is od["a"])', (deepcopy(od), deepcopy(od)["a"] is od["a"], copy.copy(od)["a"] is od["a"]))
dq = deque([[1]], maxlen=3)
check("(deepcopy(dq), deepcopy(dq)[0] is dq[0], copy.copy(dq)[0] is dq[0], deepcopy(dq).maxlen)", (deepcopy(dq), deepcopy(dq)[0] is dq[0], copy.copy(dq)[0] is dq[0], deepcopy(dq).maxlen))
check('(deepcopy(Counter("aab")), copy.copy(Counter("ab")), type(deepcopy(Counter("a"))).__name__)', (deepcopy(Counter("aab")), copy.copy(Counter("ab")), type(deepcopy(Counter("a"))).__name__))
ns = SimpleNamespace(a=[1])
check("(deepcopy(ns), deepcopy(ns).a is ns.a, copy.copy(ns).a is ns.a)", (deepcopy(ns), deepcopy(ns).a is ns.a, copy.copy(ns).a is ns.a))
p = functools.partial(max, [1], key=len)
check("(deepcopy(p).args[0] is p.args[0], copy.copy(p).args[0] is p.args[0], deepcopy(p).func is max)", (deepcopy(p).args[0] is p.args[0], copy.copy(p).args[0] is p.args[0], deepcopy(p).func is max))
check("(deepcopy({1, 2}), deepcopy(frozenset([1])), deepcopy({(1, 2): [3]}), deepcopy(slice([1], 2)))", (deepcopy({1, 2}), deepcopy(frozenset([1])), deepcopy({(1, 2): [3]}), deepcopy(slice([1], 2))))


class Method:
    def __init__(self):
        self.callback = self.run

    def run(self):
        return self


m = deepcopy(Method())
check("m.callback() is m", m.callback() is m)


class Error(Exception):
    pass


error = Error("x", [1])
error.note = "n"
check("(deepcopy(error).args, deepcopy(error).note, repr(copy.copy(error)))", (deepcopy(error).args, deepcopy(error).note, repr(copy.copy(error))))
check_raises("deepcopy(i for i in [1])", lambda: deepcopy(i for i in [1]))
check_raises("deepcopy({}.keys())", lambda: deepcopy({}.keys()))
check_raises("deepcopy(copy)", lambda: deepcopy(copy))
check_raises("copy.copy(copy)", lambda: copy.copy(copy))
check("(copy.Error is copy.error, issubclass(copy.Error, Exception))", (copy.Error is copy.error, issubclass(copy.Error, Exception)))


class Delegating:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__dict__["target"], name)


check("deepcopy(Delegating([3])).index(3)", deepcopy(Delegating([3])).index(3))


class Property:
    def __init__(self):
        self._v = [1]

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        raise RuntimeError("must not be called")


check("deepcopy(Property()).v", deepcopy(Property()).v)


class Guarded:
    def __init__(self):
        object.__setattr__(self, "x", 1)

    def __setattr__(self, name, value):
        raise RuntimeError("must not be called")


check("copy.copy(Guarded()).x", copy.copy(Guarded()).x)


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    pass


check("(deepcopy(WithMeta) is WithMeta, deepcopy([WithMeta])[0] is WithMeta)", (deepcopy(WithMeta) is WithMeta, deepcopy([WithMeta])[0] is WithMeta))
blocks = [A([i]) for i in range(2)] * 2
copied = deepcopy(blocks)
check("(copied[0] is copied[2], copied[0] is copied[1], len({id(x) for x in copied}))", (copied[0] is copied[2], copied[0] is copied[1], len({id(x) for x in copied})))
check("[x.x for x in [deepcopy(A([9])) for _ in range(2)]]", [x.x for x in [deepcopy(A([9])) for _ in range(2)]])
