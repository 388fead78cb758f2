"""argparse: defaults without a command line, and command lines given as lists."""

import argparse
from argparse import ArgumentParser, Namespace


def make():
    parser = ArgumentParser(prog="train", description="Trains.")
    parser.add_argument("--width", type=int, default=64, help="%(default)s")
    parser.add_argument("--depth", "-d", type=int, default="3")
    parser.add_argument("--lr", default=1e-3, type=float)
    parser.add_argument("--name", default="net")
    parser.add_argument("--use-bias", action="store_true")
    parser.add_argument("--no-norm", dest="norm", action="store_false")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--mode", choices=["a", "b"], default="a")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    parser.add_argument("--tag", action="append")
    parser.add_argument("--opt", nargs="?", const="given", default="absent")
    parser.add_argument("--kind", action="store_const", const=7)
    return parser


check("defaults", make().parse_args([]))
check("as dict", vars(make().parse_args([])))
check("given", make().parse_args("--width 128 -d 4 --use-bias --no-norm --sizes 3 4 5 --mode b".split()))
check("more", make().parse_args("-vvv --tag x --tag y --opt --kind --lr=0.5 --name=a=b".split()))
check("optional value", [make().parse_args(["--opt", "z"]).opt, make().parse_args(["--opt"]).opt, make().parse_args([]).opt])
check("short with value", [make().parse_args(["-d5"]).depth, make().parse_args(["-d", "5"]).depth])
check("abbreviated", make().parse_args(["--wid", "5"]).width)
check("known", make().parse_known_args(["--width", "5", "--other", "x", "y"]))
check("namespace given", make().parse_args([], Namespace(width=1, extra=2)))
check("negative number", make().parse_args(["--width", "-5"]).width)
check_raises("bad choice", lambda: make().parse_args(["--mode", "c"]))
check_raises("bad int", lambda: make().parse_args(["--width", "x"]))
check_raises("missing value", lambda: make().parse_args(["--width"]))
check_raises("unknown option", lambda: make().parse_args(["--nothing"]))
check_raises("ambiguous", lambda: make().parse_args(["--n", "x"]))
check_raises("help", lambda: make().parse_args(["--help"]))

p = ArgumentParser(prog="p")
p.add_argument("first")
p.add_argument("rest", nargs="*")
p.add_argument("--flag", action="store_true")
check("positionals", [p.parse_args(["a"]), p.parse_args(["a", "b", "c"]), p.parse_args(["--flag", "a", "b"]), p.parse_args(["a", "--", "--flag"])])
check_raises("positional missing", lambda: p.parse_args(["--flag"]))

q = ArgumentParser(prog="q")
q.add_argument("one", nargs="?", default="d", type=str)
q.add_argument("many", nargs="+", type=int)
check("spread", [q.parse_args(["5"]), q.parse_args(["x", "5"]), q.parse_args(["x", "5", "6"])])
r = ArgumentParser(prog="r")
r.add_argument("pair", nargs=2)
r.add_argument("tail", nargs=argparse.REMAINDER)
check("remainder", r.parse_args(["a", "b", "-x", "--y", "c"]))

g = ArgumentParser(prog="g")
group = g.add_argument_group("model", "about it")
group.add_argument("--layers", type=int, default=2)
exclusive = g.add_mutually_exclusive_group()
exclusive.add_argument("--cpu", action="store_true")
exclusive.add_argument("--gpu", type=int)
check("groups", [g.parse_args([]), g.parse_args(["--cpu", "--layers", "3"]), g.parse_args(["--gpu", "1"])])
check_raises("exclusive", lambda: g.parse_args(["--cpu", "--gpu", "1"]))
strict = ArgumentParser(prog="s")
needed = strict.add_mutually_exclusive_group(required=True)
needed.add_argument("--a", action="store_true")
needed.add_argument("--b", action="store_true")
strict.add_argument("--c", action="store_true")
check_raises("one is required", lambda: strict.parse_args(["--c"]))
check("one is given", strict.parse_args(["--b"]))

s = ArgumentParser(prog="s")
s.add_argument("--seed", type=int, default=0)
commands = s.add_subparsers(dest="command")
train = commands.add_parser("train", aliases=["t"], help="trains")
train.add_argument("--epochs", type=int, default=10)
train.set_defaults(run="train")
test = commands.add_parser("test")
test.add_argument("path")
check("subcommands", [s.parse_args(["train"]), s.parse_args(["--seed", "3", "t", "--epochs", "2"]), s.parse_args(["test", "x"]), s.parse_args([])])
check_raises("no such command", lambda: s.parse_args(["walk"]))
check("subcommand extras", s.parse_known_args(["train", "--what", "1"]))

parent = ArgumentParser(add_help=False)
parent.add_argument("--shared", default=1)
parent.set_defaults(origin="parent")
child = ArgumentParser(prog="c", parents=[parent])
child.add_argument("--own", default=2)
check("parents", child.parse_args(["--shared", "9"]))

d = ArgumentParser(prog="d", argument_default=argparse.SUPPRESS)
d.add_argument("--x", type=int)
d.add_argument("--y", default=2)
check("suppressed", [d.parse_args([]), d.parse_args(["--x", "1"])])
e = ArgumentParser(prog="e")
e.add_argument("--x", type=int, default=1)
e.set_defaults(x="7", extra="kept")
check("set_defaults", [e.parse_args([]), e.get_default("x"), e.get_default("extra")])
f = ArgumentParser(prog="f", conflict_handler="resolve")
f.add_argument("--x", "-x", default=1)
f.add_argument("--x", default=2)
check("resolve", f.parse_args([]))
check_raises("conflict", lambda: make().add_argument("--width"))
check_raises("dest twice", lambda: make().add_argument("x", dest="y"))
check_raises("required positional", lambda: make().add_argument("x", required=True))
check_raises("unknown action", lambda: make().add_argument("--q", action="fly"))
check_raises("type not callable", lambda: make().add_argument("--q", type="int"))
check_raises("required option", lambda: (lambda a: (a.add_argument("--must", required=True), a.add_argument("--x"), a.parse_args(["--x", "1"])))(ArgumentParser()))


class Pairs(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        known = dict(getattr(namespace, self.dest) or {})
        for value in values:
            key, _, text = value.partition("=")
            known[key] = text
        setattr(namespace, self.dest, known)


c = ArgumentParser(prog="c")
c.add_argument("--set", nargs="*", action=Pairs, default={}, metavar="K=V")
c.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True)
c.add_argument("--ints", nargs=2, type=int)
c.add_argument("--ext", action="extend", nargs="+", default=["z"])
c.add_argument("--list", type=lambda text: [int(each) for each in text.split(",")], default="1,2")
check("custom action", c.parse_args(["--set", "a=1", "b=2", "--no-flag", "--ints", "3", "4", "--ext", "p", "q"]))
check("boolean optional", [c.parse_args([]).flag, c.parse_args(["--no-flag"]).flag, c.parse_args(["--flag"]).flag])
check("string default through type", c.parse_args([]).list)


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError("must be positive")
    return value


def str2bool(v):
    if isinstance(v, bool):
        return v
    if v.lower() in ("yes", "true", "t", "1"):
        return True
    if v.lower() in ("no", "false", "f", "0"):
        return False
    raise argparse.ArgumentTypeError("Boolean value expected.")


t = ArgumentParser(prog="t")
t.add_argument("--n", type=positive, default=1)
t.add_argument("--bias", type=str2bool, nargs="?", const=True, default=False)
check("own types", [t.parse_args(["--n", "3", "--bias", "no"]), t.parse_args(["--bias"]), t.parse_args([])])
check_raises("own type refuses", lambda: t.parse_args(["--n", "-3"]))
check("namespace", [Namespace(a=1) == Namespace(a=1), "a" in Namespace(a=1), Namespace(a=1, **{"b-c": 2}), getattr(Namespace(), "x", None)])
check_raises("no attribute", lambda: Namespace().x)
check("actions", [(a.dest, a.default, a.option_strings) for a in make()._actions][:4])
w = ArgumentParser(prog="w", allow_abbrev=False, exit_on_error=False)
w.add_argument("--number", type=int)
check_raises("error raised", lambda: w.parse_args(["--number", "x"]))
check("prefix", (lambda a: (a.add_argument("+x", "++xx"), a.parse_args(["+x", "1"]))[1])(ArgumentParser(prog="x", prefix_chars="+")))
check("bundled", (lambda a: ([a.add_argument(n, action="store_true") for n in ("-a", "-b")], a.add_argument("-c"), a.parse_args(["-abc", "5"]))[2])(ArgumentParser()))
