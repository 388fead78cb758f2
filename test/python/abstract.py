"""abc, weakref, threading, queue and types: what models touch of them."""
import abc
import queue
import threading
import types
import weakref
from abc import ABC, ABCMeta, abstractmethod, abstractproperty


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    @classmethod
    @abstractmethod
    def make(cls):
        ...

    @staticmethod
    @abstractmethod
    def helper():
        ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return 1

    name = "half"


class Square(Half):
    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def helper():
        return "helped"


class One(ABC):
    @abstractmethod
    def only(self):
        "doc"


class WithMeta(metaclass=ABCMeta):
    @abstractmethod
    def a(self):
        pass

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.options = kwargs


class Concrete(WithMeta, flag=True):
    a = 5


check_raises("Shape()", lambda: Shape())
check_raises("Half()", lambda: Half())
check_raises("One()", lambda: One())
check("(Square.make().describe(), Square.helper(), Concrete().a, Concrete.options)", (Square.make().describe(), Square.helper(), Concrete().a, Concrete.options))
check("(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__)", (sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__))
check("(type(Shape), ABC.__name__, type(ABC).__name__, issubclass(Square, Shape), isinstance(Square(), Shape), Shape.area.__isabstractmethod__)", (type(Shape), ABC.__name__, type(ABC).__name__, issubclass(Square, Shape), isinstance(Square(), Shape), Shape.area.__isabstractmethod__))
check_raises("WithMeta()", lambda: WithMeta())


class Registered:
    pass


check("(issubclass(Registered, One), isinstance(Registered(), One))", (issubclass(Registered, One), isinstance(Registered(), One)))
One.register(Registered)
check("(issubclass(Registered, One), isinstance(Registered(), One), One.__subclasses__(), Registered.__mro__[1:] == (object,))", (issubclass(Registered, One), isinstance(Registered(), One), One.__subclasses__(), Registered.__mro__[1:] == (object,)))


@One.register
class Decorated:
    pass


class Below(Decorated):
    pass


check("(isinstance(Decorated(), One), issubclass(Below, One), isinstance(5, One))", (isinstance(Decorated(), One), issubclass(Below, One), isinstance(5, One)))
check_raises("One.register(5)", lambda: One.register(5))


class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Hooked:
            return any("quack" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class Duck:
    def quack(self):
        pass


class SubHooked(Hooked):
    pass


check("(isinstance(Duck(), Hooked), isinstance(5, Hooked), isinstance(Duck(), SubHooked), issubclass(SubHooked, Hooked))", (isinstance(Duck(), Hooked), isinstance(5, Hooked), isinstance(Duck(), SubHooked), issubclass(SubHooked, Hooked)))


class Checked(type):
    def __instancecheck__(cls, instance):
        return instance == 5

    def __subclasscheck__(cls, subclass):
        return subclass is int


class Five(metaclass=Checked):
    pass


check("(isinstance(5, Five), isinstance(6, Five), issubclass(int, Five), issubclass(str, Five), isinstance(Five(), Five), isinstance(5, (str, Five)), isinstance(5, Five | str))", (isinstance(5, Five), isinstance(6, Five), issubclass(int, Five), issubclass(str, Five), isinstance(Five(), Five), isinstance(5, (str, Five)), isinstance(5, Five | str)))


class Lying:
    @property
    def __class__(self):
        return int


check("(isinstance(Lying(), int), isinstance(Lying(), Lying), type(Lying()) is Lying)", (isinstance(Lying(), int), isinstance(Lying(), Lying), type(Lying()) is Lying))


class Old(ABC):
    @abstractproperty
    def p(self):
        pass


check_raises("Old()", lambda: Old())


def later(self):
    return "later"


class Late(One):
    pass


check_raises("Late()", lambda: Late())
Late.only = later
check_raises("Late() #2", lambda: Late())
abc.update_abstractmethods(Late)
check("Late().only()", Late().only())


class Mixed(dict, ABC):
    @abstractmethod
    def f(self):
        pass


check("Mixed(a=1)", Mixed(a=1))


class AbstractInit(ABC):
    @abstractmethod
    def __init__(self):
        self.x = 1


class ConcreteInit(AbstractInit):
    def __init__(self):
        super().__init__()
        self.y = 2


check_raises("AbstractInit()", lambda: AbstractInit())
check("vars(ConcreteInit())", vars(ConcreteInit()))


class CallsSuper(One):
    def only(self):
        return super().only()


check("CallsSuper().only()", CallsSuper().only())
thing = Registered()
r = weakref.ref(thing)
check("(r() is thing, r == weakref.ref(thing), isinstance(r, weakref.ReferenceType))", (r() is thing, r == weakref.ref(thing), isinstance(r, weakref.ReferenceType)))
check_raises("weakref.ref(5)", lambda: weakref.ref(5))
check_raises("weakref.ref([])", lambda: weakref.ref([]))
cache = weakref.WeakValueDictionary(a=thing)
keys = weakref.WeakKeyDictionary()
keys[thing] = 1
check('(cache["a"] is thing, cache.get("b"), len(keys), keys[thing], thing in keys, thing in weakref.WeakSet([thing]), weakref.proxy(thing).__class__ is Registered)', (cache["a"] is thing, cache.get("b"), len(keys), keys[thing], thing in keys, thing in weakref.WeakSet([thing]), weakref.proxy(thing).__class__ is Registered))
lock = threading.Lock()
with lock:
    pass
check("(lock.locked(), threading.current_thread().name, threading.Thread(target=print).is_alive(), threading.Event().is_set())", (lock.locked(), threading.current_thread().name, threading.Thread(target=print).is_alive(), threading.Event().is_set()))
local = threading.local()
local.x = 5
check("local.x", local.x)
q = queue.Queue(maxsize=1)
q.put(1)
check("(q.full(), q.get(), q.empty())", (q.full(), q.get(), q.empty()))
check_raises("queue.PriorityQueue().get_nowait()", lambda: queue.PriorityQueue().get_nowait())
p = queue.PriorityQueue()
for n in (3, 1, 2):
    p.put(n)
check("[p.get() for _ in range(3)]", [p.get() for _ in range(3)])
check("(types.FunctionType is type(later), types.MethodType is type(thing.__init__.__class__.mro) or True, types.NoneType is type(None), types.GeneratorType is type(x for x in []), types.ModuleType is type(types), types.LambdaType is types.FunctionType, types.BuiltinFunctionType is type(len), types.EllipsisType is type(...), types.MappingProxyType is type(int.__dict__))", (types.FunctionType is type(later), types.MethodType is type(thing.__init__.__class__.mro) or True, types.NoneType is type(None), types.GeneratorType is type(x for x in []), types.ModuleType is type(types), types.LambdaType is types.FunctionType, types.BuiltinFunctionType is type(len), types.EllipsisType is type(...), types.MappingProxyType is type(int.__dict__)))
check("(types.MethodType(later, 5)(), types.MethodType(later, 5).__self__)", (types.MethodType(later, 5)(), types.MethodType(later, 5).__self__))
check('types.new_class("Made", (Registered,), {}, lambda ns: ns.update(x=1)).x', types.new_class("Made", (Registered,), {}, lambda ns: ns.update(x=1)).x)
check('types.ModuleType("m").__name__', types.ModuleType("m").__name__)
check('(types.SimpleNamespace(**{"a": 1}) == types.SimpleNamespace(a=1), types.SimpleNamespace(a=1) == {"a": 1})', (types.SimpleNamespace(**{"a": 1}) == types.SimpleNamespace(a=1), types.SimpleNamespace(a=1) == {"a": 1}))
check_raises("types.SimpleNamespace(1)", lambda: types.SimpleNamespace(1))
check("(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GenericAlias(list, (int,)), types.resolve_bases((int,)))", (isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GenericAlias(list, (int,)), types.resolve_bases((int,))))
check("(list[int].__origin__, list[int].__args__, dict[str, int] == dict[str, int], list[int] == list[str], list[int] | None, (int | str).__args__, int | str == str | int, None | int, list[int].__parameters__)", (list[int].__origin__, list[int].__args__, dict[str, int] == dict[str, int], list[int] == list[str], list[int] | None, (int | str).__args__, int | str == str | int, None | int, list[int].__parameters__))
check_raises("list[int][str]", lambda: list[int][str])
check_raises("issubclass(list, list[int])", lambda: issubclass(list, list[int]))


class Child(list[int]):
    pass


check("(Child.__mro__[1], Child.__orig_bases__, Child([1]), isinstance(Child(), list))", (Child.__mro__[1], Child.__orig_bases__, Child([1]), isinstance(Child(), list)))
check('(type[int], tuple[()], set[int]().__class__, list[list[int]], list["X"], dict[str, "X"], (int | list[int]), {list[int]: 1}[list[int]])', (type[int], tuple[()], set[int]().__class__, list[list[int]], list["X"], dict[str, "X"], (int | list[int]), {list[int]: 1}[list[int]]))
