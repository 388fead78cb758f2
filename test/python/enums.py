"""enum: members, lookups, mixins, flags, and what goes wrong."""
import copy
from enum import *
import functools

class C(Enum):
    R = 1
    G = 2
    B = 1


class S(str, Enum):
    A = "a"
    B = "b"


class I(IntEnum):
    X = 1
    Y = 2


class T(StrEnum):
    Q = auto()
    W = "ww"


class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class IF(IntFlag):
    A = 1
    B = 2
    D = 8


check('C.R', C.R)
check('str(C.R)', str(C.R))
check("f'{C.R}'", f'{C.R}')
check('S.A', S.A)
check('str(S.A)', str(S.A))
check("f'{S.A}'", f'{S.A}')
check("'%s'%S.A", '%s'%S.A)
check("S.A=='a'", S.A=='a')
check('I.X', I.X)
check('str(I.X)', str(I.X))
check("f'{I.X}'", f'{I.X}')
check('I.X+1', I.X+1)
check('T.Q', T.Q)
check('str(T.Q)', str(T.Q))
check("f'{T.Q}'", f'{T.Q}')
check('list(C)', list(C))
check("C['R']", C['R'])
check_raises("C['Z']", lambda: C['Z'])
check('C(1)', C(1))
check_raises('C(9)', lambda: C(9))
check_raises("C('x')", lambda: C('x'))
check_raises('C.Z', lambda: C.Z)
check('C.R.name', C.R.name)
check('C.R.value', C.R.value)
check('C.R.G', C.R.G)
check_raises('C.name', lambda: C.name)
check_raises('1 in C', lambda: 1 in C)
check('C.R in C', C.R in C)
check_raises("'a' in S", lambda: 'a' in S)
check('C.__members__', C.__members__)
check('C', C)
check('F', F)
check('len(C)', len(C))
check('F.R|F.W', F.R|F.W)
check('F.RW', F.RW)
check('F.R|F.X', F.R|F.X)
check('~F.R', ~F.R)
check('F(0)', F(0))
check_raises('F(8)', lambda: F(8))
check('F(7)', F(7))
check('list(F)', list(F))
check('list(F.RW)', list(F.RW))
check('F.R in F.RW', F.R in F.RW)
check('F.R&F.W', F.R&F.W)
check('bool(F.R&F.W)', bool(F.R&F.W))
check('F.R^F.RW', F.R^F.RW)
check('str(F.R|F.X)', str(F.R|F.X))
check('F.RW.name', F.RW.name)
check('(F.R|F.X).name', (F.R|F.X).name)
check('(F.R|F.X).value', (F.R|F.X).value)
check('IF.A|4', IF.A|4)
check('IF(4)', IF(4))
check('IF.A|IF.D', IF.A|IF.D)
check('~IF.A', ~IF.A)
check('IF(16).name', IF(16).name)
check('str(IF(5))', str(IF(5)))
check('IF.A+1', IF.A+1)
check('IF.A==1', IF.A==1)
check('{I.X:1}[1]', {I.X:1}[1])
check("{S.A:3}['a']", {S.A:3}['a'])
check('C.R is C.B', C.R is C.B)
check('C.B', C.B)
check_raises('C.R<C.G', lambda: C.R<C.G)
check('I.X<I.Y', I.X<I.Y)
check('sorted(I)', sorted(I))
check('C.R==1', C.R==1)
check('C.R!=1', C.R!=1)
check('isinstance(S.A,str)', isinstance(S.A,str))
check('type(C.R)', type(C.R))
check('type(C)', type(C))
check('C.__name__', C.__name__)
check_raises('F.R|1', lambda: F.R|1)
check_raises('IF.A|F.R', lambda: IF.A|F.R)
check("S('a')", S('a'))
check("S['A']", S['A'])
check_raises("S('zz')", lambda: S('zz'))
check('repr(S.A)', repr(S.A))
check('S.A.upper()', S.A.upper())
check("S.A+'x'", S.A+'x')
check('[x.value for x in S]', [x.value for x in S])
check('issubclass(S,str)', issubclass(S,str))
check('C.R.__class__', C.R.__class__)
check('C._member_names_', C._member_names_)
check('C._member_map_', C._member_map_)
check('C._value2member_map_', C._value2member_map_)
check_raises("I('1')", lambda: I('1'))
check('bool(I.X)', bool(I.X))
check('list(reversed(C))', list(reversed(C)))
check('C.__contains__(C.R)', C.__contains__(C.R))
check("Enum('Fn','a b c')", Enum('Fn','a b c'))
check("list(Enum('Fn','a b c'))", list(Enum('Fn','a b c')))
check("Enum('Fn',{'a':3}).a", Enum('Fn',{'a':3}).a)
check("Enum('Fn',[('a',5)],module='m').a", Enum('Fn',[('a',5)],module='m').a)
check("IntEnum('In','a b',start=5).b", IntEnum('In','a b',start=5).b)
check('len(F)', len(F))
check('len(F.RW)', len(F.RW))
check('F.__members__', F.__members__)
check('IF.A in IF.A|IF.B', IF.A in IF.A|IF.B)
check('int(IF.A|IF.B)', int(IF.A|IF.B))
check('F.R.value|2', F.R.value|2)
check('IF(3) is IF.A|IF.B', IF(3) is IF.A|IF.B)
check('copy.copy(C.R) is C.R', copy.copy(C.R) is C.R)
check('copy.deepcopy(C.R) is C.R', copy.deepcopy(C.R) is C.R)
check('T.Q.value', T.Q.value)
check("T('ww')", T('ww'))
check("format(I.X,'03d')", format(I.X,'03d'))
check("format(S.A,'>5')", format(S.A,'>5'))
check("format(C.R,'>5')", format(C.R,'>5'))
check('I.X.real', I.X.real)
check('I.Y*1.5', I.Y*1.5)
check('max(I)', max(I))
check('C.R._value_', C.R._value_)
check('type(I.X.value)', type(I.X.value))
check('type(S.A.value)', type(S.A.value))
check('F(3)', F(3))
check("F['RW']", F['RW'])
check('-IF.A', -IF.A)
check('IF(-1)', IF(-1))
check('F(-1)', F(-1))
check('~F.RW', ~F.RW)
check('F.R.__invert__()', F.R.__invert__())


def case_1():
    class A(Enum):
        a=1
        a=2


check_raises('class A(Enum):;  a=1;  a=2', case_1)


def case_2():
    class A(Enum):
        a=1
    class B(A):
        b=1


check_raises('class A(Enum):;  a=1; class B(A):;  b=1', case_2)


def case_3():
    class A(Enum):
        a=1
    A.a=3


check_raises('class A(Enum):;  a=1; A.a=3', case_3)


def case_4():
    class A(Enum):
        a=1
    del A.a


check_raises('class A(Enum):;  a=1; del A.a', case_4)


def case_5():
    class A(Enum):
        a=1
    A.q=3
    return A.q


check('class A(Enum):;  a=1; A.q=3; r=A.q', case_5())


def case_6():
    class A(Enum):
        _x_=1


check_raises('class A(Enum):;  _x_=1', case_6)


def case_7():
    class A(Enum):
        mro=1


check_raises('class A(Enum):;  mro=1', case_7)


def case_8():
    class A(Enum):
        a=3
        b=1
        c=auto()
    return list(A)


check('class A(Enum):;  a=3;  b=1;  c=auto(); r=list(A)', case_8())


def case_9():
    class A(Enum):
        a='x'
        b=auto()
    return list(A)


check("class A(Enum):;  a='x';  b=auto(); r=list(A)", case_9())


def case_10():
    @unique
    class A(Enum):
        a=1
        b=1


check_raises('@unique; class A(Enum):;  a=1;  b=1', case_10)


def case_11():
    class A(Enum):
        def __init__(self,m,r): self.m=m; self.r=r
        E=(1,2)
    return (A.E.m,A.E.value,A((1,2)))


check('class A(Enum):;  def __init__(self,m,r): self.m=m; self.r=r;  E=(1,2); r=(A.E.m,A.E.value,A((1,2)))', case_11())


def case_12():
    class A(Enum):
        def __new__(cls,v,l):
            o=object.__new__(cls); o._value_=v; o.l=l; return o
        E=(1,'x')
    return (A.E,A.E.l,A(1))


check("class A(Enum):;  def __new__(cls,v,l):;   o=object.__new__(cls); o._value_=v; o.l=l; return o;  E=(1,'x'); r=(A.E,A.E.l,A(1))", case_12())


def case_13():
    class A(Enum):
        @classmethod
        def _missing_(cls,v): return cls.a
        a=1
    return A(99)


check('class A(Enum):;  @classmethod;  def _missing_(cls,v): return cls.a;  a=1; r=A(99)', case_13())


def case_14():
    class A(Enum):
        @classmethod
        def _missing_(cls,v): return 3
        a=1
    return A(99)


check_raises('class A(Enum):;  @classmethod;  def _missing_(cls,v): return 3;  a=1; r=A(99)', case_14)


def case_15():
    class A(Enum):
        def _generate_next_value_(n,s,c,l): return n+str(c)
        a=auto()
        b=auto()
    return list(A)


check('class A(Enum):;  def _generate_next_value_(n,s,c,l): return n+str(c);  a=auto();  b=auto(); r=list(A)', case_15())


def case_16():
    class A(Enum):
        a=auto(),'x'
        b=auto(),'y'
    return list(A)


check("class A(Enum):;  a=auto(),'x';  b=auto(),'y'; r=list(A)", case_16())


def case_17():
    class A(Enum):
        a=1
        f=member(len)
        g=nonmember(3)
        h=lambda s:s
        def m(self): return self.value
        @property
        def p(self): return self.name
    return (list(A),A.g,A.a.m(),A.a.p,A.a.h())


check('class A(Enum):;  a=1;  f=member(len);  g=nonmember(3);  h=lambda s:s;  def m(self): return self.value;  @property;  def p(self): return self.name; r=(list(A),A.g,A.a.m(),A.a.p,A.a.h())', case_17())


def case_18():
    class A(Enum):
        _ignore_=['z']
        z=3
        a=1
    return list(A),hasattr(A,'z')


check("class A(Enum):;  _ignore_=['z'];  z=3;  a=1; r=list(A),hasattr(A,'z')", case_18())


def case_19():
    class A(Enum):
        a=[1]
        b=[2]
    return A([2])


check('class A(Enum):;  a=[1];  b=[2]; r=A([2])', case_19())


def case_20():
    class A(Enum):
        a=1
        def __str__(self): return 'zz'
    return str(A.a),f'{A.a}',repr(A.a)


check("class A(Enum):;  a=1;  def __str__(self): return 'zz'; r=str(A.a),f'{A.a}',repr(A.a)", case_20())


def case_21():
    class A(float,Enum):
        a=1
        b=2.5
    return (A.a,A.b+1,str(A.b))


check('class A(float,Enum):;  a=1;  b=2.5; r=(A.a,A.b+1,str(A.b))', case_21())


def case_22():
    class A(tuple,Enum):
        a=(1,2)
    return (A.a,A.a[0],len(A.a))


check('class A(tuple,Enum):;  a=(1,2); r=(A.a,A.a[0],len(A.a))', case_22())


def case_23():
    class M:
        def hi(self): return 'hi'
    class A(M,Enum):
        a=1
    return A.a.hi()


check("class M:;  def hi(self): return 'hi'; class A(M,Enum):;  a=1; r=A.a.hi()", case_23())


def case_24():
    class A(Enum):
        a=1
        @property
        def value(self): return 'over'
    return A.a.value,A.a._value_


check("class A(Enum):;  a=1;  @property;  def value(self): return 'over'; r=A.a.value,A.a._value_", case_24())


def case_25():
    class A(Flag):
        a=1
        b=4
        c=auto()
    return list(A)


check('class A(Flag):;  a=1;  b=4;  c=auto(); r=list(A)', case_25())


def case_26():
    class A(Flag,boundary=CONFORM):
        a=1
    return A(3)


check('class A(Flag,boundary=CONFORM):;  a=1; r=A(3)', case_26())


def case_27():
    class A(Flag,boundary=KEEP):
        a=1
    return A(3)


check('class A(Flag,boundary=KEEP):;  a=1; r=A(3)', case_27())


def case_28():
    class A(Flag,boundary=EJECT):
        a=1
    return A(3)


check('class A(Flag,boundary=EJECT):;  a=1; r=A(3)', case_28())


def case_29():
    class A(Enum):
        name='x'
    return A.name, A.name.name


check("class A(Enum):;  name='x'; r=A.name, A.name.name", case_29())


def case_30():
    class A(Enum):
        pass
    return list(A), A


check('class A(Enum):;  pass; r=list(A), A', case_30())


def case_31():
    class A(Enum):
        pass
    return A(1)


check_raises('class A(Enum):;  pass; r=A(1)', case_31)


def case_32():
    class A(IntEnum):
        a='x'


check_raises("class A(IntEnum):;  a='x'", case_32)


def case_33():
    class A(Enum):
        a=1
        b=a
    return list(A),A.b


check('class A(Enum):;  a=1;  b=a; r=list(A),A.b', case_33())


def case_34():
    class A(Enum):
        class In: pass
        a=1
    return list(A)


check('class A(Enum):;  class In: pass;  a=1; r=list(A)', case_34())


def case_35():
    class A(str,Enum):
        a=auto()
    return A.a


check('class A(str,Enum):;  a=auto(); r=A.a', case_35())


def case_36():
    class A(Enum):
        a=None
        b=True
        c=1.0
    return list(A)


check('class A(Enum):;  a=None;  b=True;  c=1.0; r=list(A)', case_36())


def case_38():
    class A(Enum):
        x:int=3
        y:int
    return list(A)


check('class A(Enum):;  x:int=3;  y:int; r=list(A)', case_38())


def case_39():
    class A(IntEnum):
        @classmethod
        def default(cls): return cls.a
        a=5
    return A.default()


check('class A(IntEnum):;  @classmethod;  def default(cls): return cls.a;  a=5; r=A.default()', case_39())


def case_40():
    class A(Enum):
        def __call__(self,x): return x*self.value
        a=3
    return A.a(4)


check('class A(Enum):;  def __call__(self,x): return x*self.value;  a=3; r=A.a(4)', case_40())


def case_41():
    class A(Enum):
        a=1
        __hash__=None
    return A.a


check('class A(Enum):;  a=1;  __hash__=None; r=A.a', case_41())


def case_42():
    class A(Enum):
        a=1
        def __eq__(self,o): return True
    return (A.a==3, hash(A.a))


check_raises('class A(Enum):;  a=1;  def __eq__(self,o): return True; r=(A.a==3, hash(A.a))', case_42)


def case_43():
    class Base(Enum):
        @classmethod
        def names(cls): return [m.name for m in cls]
    class A(Base):
        a=1
    return A.names()


check('class Base(Enum):;  @classmethod;  def names(cls): return [m.name for m in cls]; class A(Base):;  a=1; r=A.names()', case_43())


def case_44():
    class A(StrEnum):
        a=1


check_raises('class A(StrEnum):;  a=1', case_44)


def case_45():
    class A(bytes,Enum):
        a=b'x'
    return A.a


check("class A(bytes,Enum):;  a=b'x'; r=A.a", case_45())


def case_46():
    class A(Enum, metaclass=EnumMeta):
        a=1
    return A.a


check('class A(Enum, metaclass=EnumMeta):;  a=1; r=A.a', case_46())


def case_47():
    return (verify(UNIQUE)(Enum('Q','a')))


check("r=(verify(UNIQUE)(Enum('Q','a')))", case_47())


def case_48():
    class A(IntFlag):
        a=1
        b=2
        ab=3
    return (list(A),A.ab,A(0),A(1)|8,repr(A(11)))


check('class A(IntFlag):;  a=1;  b=2;  ab=3; r=(list(A),A.ab,A(0),A(1)|8,repr(A(11)))', case_48())


def case_49():
    class A(Flag):
        a=1
        b=2
        z=0
    return (A.z,list(A),A(0))


check('class A(Flag):;  a=1;  b=2;  z=0; r=(A.z,list(A),A(0))', case_49())


def case_50():
    class A(Flag):
        a=3
        b=4
    return (list(A),A.a,A(1))


check('class A(Flag):;  a=3;  b=4; r=(list(A),A.a,A(1))', case_50())

generated = []


class Generated(Enum):
    def _generate_next_value_(name, start, count, last_values):
        generated.append((name, start, count, last_values))
        return count + 1

    a = auto(), 5
    b = auto(), 1
    x = (4, 5)
    c = auto()
    d = auto(), auto()


check("what _generate_next_value_ is told", generated)
check("and what it gives", list(Generated))


class Weights(Enum):
    V1 = functools.partial(dict, url="a")
    V2 = {"url": "b"}
    DEFAULT = V2

    @property
    def url(self):
        return self.value["url"]

    @classmethod
    def verify(cls, obj):
        return obj if isinstance(obj, cls) else cls[obj.replace(cls.__name__ + ".", "")]


check("weights", [w.name for w in Weights])
check("alias of an unhashable value", Weights.DEFAULT)
check("property of a member", Weights.DEFAULT.url)
check("verify", Weights.verify("Weights.V2"))
check("verify a member", Weights.verify(Weights.V2) is Weights.V2)
check("by unhashable value", Weights({"url": "b"}))
check("as a key", {C.R: 1, C.G: 2}[C.B])
check("compared with is", C.R is C(1))
check("members sorted by value", sorted(C, key=lambda m: -m.value))
check("in a set", len({C.R, C.B, C.G}))
check("match", [("red" if c is C.R else "other") for c in C])
check("type of members", isinstance(C.R, C))
check("subclass", issubclass(C, Enum))
check("hasattr", (hasattr(C, "R"), hasattr(C, "Q"), getattr(C, "Q", None)))
check("copied", (copy.deepcopy({C.R: [C.G]})[C.R][0] is C.G))
