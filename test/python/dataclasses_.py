"""dataclasses: fields, generated methods, inheritance, slots, conversion."""
import dataclasses
from dataclasses import (
    FrozenInstanceError,
    InitVar,
    KW_ONLY,
    MISSING,
    asdict,
    astuple,
    dataclass,
    field,
    fields,
    is_dataclass,
    make_dataclass,
    replace,
)
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0


check("init", Point(1))
check("init keyword", Point(y=2, x=1))
check("eq", Point(1) == Point(1, 0))
check("ne", Point(1) != Point(2))
check("eq other class", Point(1) == (1, 0))
check("hash is None", Point.__hash__)
check("match args", Point.__match_args__)
check("doc", Point.__doc__)
check("qualname of init", Point.__init__.__qualname__)
check("class attribute", Point.y)
check("no class attribute", hasattr(Point, "x"))
check("is_dataclass", (is_dataclass(Point), is_dataclass(Point(1)), is_dataclass(3)))
check_raises("missing", lambda: Point())
check_raises("too many", lambda: Point(1, 2, 3))
check_raises("unexpected", lambda: Point(1, z=3))
check_raises("twice", lambda: Point(1, x=3))
check_raises("unhashable", lambda: hash(Point(1)))
check_raises("no order", lambda: Point(1) < Point(2))


@dataclass(order=True)
class Version:
    major: int
    minor: int = field(default=0, compare=False)


check("lt", Version(1, 5) < Version(2))
check("le, compare=False", Version(1, 5) <= Version(1, 2))
check("eq, compare=False", Version(1, 5) == Version(1, 2))
check("sorted", sorted([Version(3), Version(1), Version(2)]))
check("max", max(Version(3), Version(1)))
check("not implemented", Version(1).__lt__(3))


@dataclass(frozen=True)
class Frozen:
    a: int
    b: tuple = ()


def assign():
    Frozen(1).a = 2


def delete():
    del Frozen(1).a


def add_new():
    Frozen(1).c = 2


check_raises("frozen assign", assign)
check_raises("frozen delete", delete)
check_raises("frozen new", add_new)
check("frozen error is an AttributeError", issubclass(FrozenInstanceError, AttributeError))
check("frozen hash", hash(Frozen(1, (2,))) == hash((1, (2,))))
check("frozen as key", {Frozen(1): "a"}[Frozen(1)])
check("frozen in set", len({Frozen(1), Frozen(1), Frozen(2)}))
check("frozen in tuple key", {(Frozen(1), "x"): 5}[(Frozen(1), "x")])
check("replace", replace(Frozen(1), b=(3,)))


@dataclass
class Config:
    layers: List[int] = field(default_factory=lambda: [1, 2])
    name: Optional[str] = None
    hidden: int = field(default=7, repr=False)
    derived: int = field(init=False)
    scale: InitVar[int] = 2
    registry: ClassVar[dict] = {}

    def __post_init__(self, scale):
        self.derived = self.hidden * scale


check("post init", Config().derived)
check("init var", Config(scale=5).derived)
check("factory", Config().layers)
check("factory makes new", Config().layers is Config().layers)
check("repr=False, init=False", Config(name="n"))
check("field names", [f.name for f in fields(Config)])
check("asdict", asdict(Config()))
check("astuple", astuple(Config()))
check("class var is shared", Config.registry is Config().registry)
check("init var as attribute", Config().scale)
check_raises("init=False in replace", lambda: replace(Config(), derived=3, scale=1))
check("replace with init var", replace(Config(), scale=3).derived)
check("no class attribute for factory", hasattr(Config, "layers"))


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10


check("inheritance order", Derived())
check("inherited fields", [f.name for f in fields(Derived)])


@dataclass(kw_only=True)
class KeywordOnly:
    a: int = 1
    b: int


check("kw_only", KeywordOnly(b=2))
check_raises("kw_only positional", lambda: KeywordOnly(1))
check_raises("kw_only missing", lambda: KeywordOnly())


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int = field(kw_only=False, default=4)


check("KW_ONLY", Mixed(1, 9, b=3))
check("KW_ONLY match args", Mixed.__match_args__)


@dataclass
class KeywordBase:
    a: int = field(default=0, kw_only=True)


@dataclass
class KeywordChild(KeywordBase):
    b: int


check("required after kw_only default", KeywordChild(5))


@dataclass(slots=True)
class Slotted:
    a: int
    b: list = field(default_factory=list)


check("slots", Slotted.__slots__)
check("slots repr", Slotted(1))
check("slots has no dict", hasattr(Slotted(1), "__dict__"))


def new_attribute():
    Slotted(1).z = 3


check_raises("slots new attribute", new_attribute)


@dataclass
class OwnMethods:
    a: int

    def __repr__(self):
        return f"<{self.a}>"

    def __eq__(self, other):
        return True


check("own repr stays", OwnMethods(3))
check("own eq stays", OwnMethods(3) == OwnMethods(4))


@dataclass(eq=False)
class Identity:
    a: int


check("eq=False", Identity(1) == Identity(1))
check("eq=False hashable", len({Identity(1), Identity(1)}))


@dataclass(unsafe_hash=True)
class UnsafeHash:
    a: int
    b: int = field(default=0, hash=False)


check("unsafe hash", hash(UnsafeHash(3, 4)) == hash((3,)))


@dataclass(init=False)
class NoInit:
    a: int = 5


check("init=False", NoInit().a)


@dataclass
class Nested:
    p: Point
    items: list
    by_name: dict


nested = Nested(Point(1, 2), [Point(3), (Point(4),)], {"k": Point(5)})
check("nested repr", nested)
check("nested asdict", asdict(nested))
check("nested astuple", astuple(nested))
check("asdict copies", asdict(nested)["items"] is nested.items)
check("asdict with factory", asdict(Point(1, 2), dict_factory=lambda pairs: sorted(pairs, reverse=True)))
check_raises("asdict of a class", lambda: asdict(Point))
check_raises("fields of an int", lambda: fields(3))


def mutable_default():
    @dataclass
    class Bad:
        a: list = []


def wrong_order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def frozen_from_plain():
    @dataclass(frozen=True)
    class Bad(Point):
        z: int = 1


def plain_from_frozen():
    @dataclass
    class Bad(Frozen):
        z: int = 1


def no_annotation():
    @dataclass
    class Bad:
        a = field(default=1)


def order_without_eq():
    @dataclass(eq=False, order=True)
    class Bad:
        a: int = 1


def own_order():
    @dataclass(order=True)
    class Bad:
        a: int = 1

        def __lt__(self, other):
            return True


check_raises("mutable default", mutable_default)
check_raises("wrong order", wrong_order)
check_raises("frozen from plain", frozen_from_plain)
check_raises("plain from frozen", plain_from_frozen)
check_raises("no annotation", no_annotation)
check_raises("order without eq", order_without_eq)
check_raises("own order", own_order)
check_raises("default and factory", lambda: field(default=1, default_factory=list))

Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=5))], namespace={"total": lambda self: self.b + self.c})
check("make_dataclass", Made(1, 2).total())
check("make_dataclass fields", [(f.name, f.default is MISSING) for f in fields(Made)])
check_raises("make_dataclass keyword", lambda: make_dataclass("X", ["class"]))


@dataclass
class Generic:
    value: "int" = 3
    other: ClassVar["int"] = 4


check("text annotations", [(f.name, f.type) for f in fields(Generic)])


@dataclass
class Recursive:
    me: object = None


r = Recursive()
r.me = r
check("recursive repr", r)
check("metadata", field(default=1, metadata={"unit": "px"}).metadata["unit"])
check("field default", fields(Point)[1].default)
check("field type", fields(Point)[0].type)


@dataclass
class WithProperty:
    width: int

    @property
    def area(self):
        return self.width**2

    @classmethod
    def square(cls, n):
        return cls(n * n)

    def __len__(self):
        return self.width


check("property", WithProperty(3).area)
check("classmethod", WithProperty.square(3))
check("len", len(WithProperty(3)))


class Plain(Point):
    pass


check("plain subclass", Plain(1, 2))
check("plain subclass is not equal", Plain(1, 2) == Point(1, 2))

match Point(3, 4):
    case Point(a, b):
        check("match", (a, b))

check("dataclasses.field", dataclasses.field is field)
check("decorator called", dataclass()(type("T", (), {"__annotations__": {"q": int}}))(4).q)
