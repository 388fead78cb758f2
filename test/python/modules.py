"""Smaller modules: configparser, csv, fnmatch, ast, importlib, pkgutil, concurrent.futures, contextvars, keyword."""

import ast
import configparser
import contextvars
import csv
import fnmatch
import importlib
import importlib.util
import io
import keyword
import pkgutil
import platform
import pprint
from concurrent.futures import ThreadPoolExecutor

INI = """
[DEFAULT]
root = /data
width = 64

[model]
Name = resnet
depth: 18
rate = 1e-3
flag = yes
path = %(root)s/x
lines = a
  b

  c
empty =
# a comment
; another
[other section]
width = 32
percent = 100%%
"""
config = configparser.ConfigParser()
config.read_string(INI)
check("sections", config.sections())
check("options", [config.options("model"), config.has_option("model", "NAME"), config.has_section("nope")])
check("get", [config.get("model", "name"), config["model"]["Name"], config["model"]["path"], config["other section"]["width"], config["model"]["width"]])
check("typed", [config.getint("model", "depth"), config.getfloat("model", "rate"), config.getboolean("model", "flag"), config["model"].getint("depth")])
check("fallback", [config.get("model", "x", fallback="d"), config.getint("nope", "x", fallback=3), config["model"].get("x"), config["model"].getint("x", 5)])
check("multi line", config["model"]["lines"])
check("items", [sorted(config.items("other section")), dict(config["other section"])["width"]])
check("percent", [config["other section"]["percent"], config.get("other section", "percent", raw=True), config["model"]["empty"]])
check("mapping", ["model" in config, list(config), len(config), "depth" in config["model"], config["model"]])
check_raises("no section", lambda: config.get("nope", "x"))
check_raises("no option", lambda: config.get("model", "nope"))
check_raises("no key", lambda: config["nope"])
check_raises("no key in section", lambda: config["model"]["nope"])
check_raises("not a boolean", lambda: config.getboolean("model", "name"))
check_raises("duplicate", lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2"))
check_raises("duplicate section", lambda: configparser.ConfigParser().read_string("[a]\n[a]"))
check_raises("no header", lambda: configparser.ConfigParser().read_string("x=1"))
check_raises("no value", lambda: configparser.ConfigParser().read_string("[a]\nx"))
check_raises("value of another type", lambda: config.set("model", "x", 3))
check_raises("missing interpolation", lambda: (lambda c: (c.read_string("[a]\nx = %(y)s"), c.get("a", "x")))(configparser.ConfigParser()))
config.add_section("new")
config.set("new", "a", "1")
config["newer"] = {"b": 2, "c": "3"}
check("set", [config["new"]["a"], config["newer"]["b"], config.remove_option("new", "a"), config.remove_section("newer"), config.sections()])
out = io.StringIO()
small = configparser.ConfigParser()
small["s"] = {"k": "v"}
small.write(out)
check("written", out.getvalue())
raw = configparser.RawConfigParser(allow_no_value=True)
raw.read_string("[a]\nx\ny = %(z)s")
check("raw", [raw["a"]["x"], raw["a"]["y"]])
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_string("[a]\nx = 1\ny = ${x}/${b:z}\n[b]\nz = 2")
check("extended", extended["a"]["y"])

check("csv", list(csv.reader(['a,b,"c ""d"", e"', "", "1,,2\r\n", '"x\n', 'y",z'])))
check("csv settings", [list(csv.reader(["a;b"], delimiter=";")), list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(["1,'2,3'"], quotechar="'")), list(csv.reader(['1,"a"'], quoting=csv.QUOTE_NONNUMERIC))])
check("csv dicts", list(csv.DictReader(io.StringIO("a,b\n1,2\n\n3\n4,5,6\n"))))
sink = io.StringIO()
writer = csv.writer(sink)
writer.writerow([1, "a,b", 'q"', None, 2.5])
dict_writer = csv.DictWriter(sink, ["x", "y"])
dict_writer.writeheader()
dict_writer.writerow({"x": 1})
check("csv written", sink.getvalue())

check("fnmatch", [fnmatch.fnmatch(name, pattern) for name, pattern in (("a.py", "*.py"), ("a.py", "?.py"), ("ab.py", "?.py"), ("a.py", "[ab].py"), ("c.py", "[!ab].py"), ("layer1.0.conv", "layer1.*"), ("a/b", "a*"), ("x[1]", "x[[]1]"), ("A", "a"))])
check("fnmatch filter", fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"))

check("literals", [ast.literal_eval(text) for text in ("[1, 2]", "{'a': (1, 2.5)}", " -3", "'x y'", "True", "None", "{1, 2}", "(1)", "b'x'", "1_000", "[]", "3 + 4j", "'it''s'")])


def is_literal(text):
    try:
        ast.literal_eval(text)
    except ValueError:
        return False
    return True


check("no literals", [is_literal(text) for text in ("f(1)", "x", "2 * 3", "1 + 1", "[1][0]", "(1).real", "-1", "1e-3", "'a' 'b'", "[-1, +2]", "set()")])

check("find_spec", [importlib.util.find_spec("math") is not None, importlib.util.find_spec("no_such_module_x"), importlib.util.find_spec("json").name])
check("resolve_name", [importlib.util.resolve_name(".b", "a.c"), importlib.util.resolve_name("..b", "a.c"), importlib.util.resolve_name("x", None)])
check("pkgutil resolve_name", [pkgutil.resolve_name("math:pi"), pkgutil.resolve_name("os.path:join") is __import__("os").path.join, pkgutil.resolve_name("collections.OrderedDict").__name__])
check("reload", importlib.reload(keyword).kwlist[:3])
check("keywords", [keyword.iskeyword("for"), keyword.iskeyword("fore"), len(keyword.kwlist)])
check("platform", [platform.system(), platform.python_implementation(), platform.python_version_tuple()[:2]])
check("pformat", [pprint.pformat([1, 2]), pprint.pformat("a")])


def square(x):
    return x * x


with ThreadPoolExecutor(max_workers=2) as pool:
    check("futures", [list(pool.map(square, range(4))), pool.submit(square, 5).result()])


def failing():
    with ThreadPoolExecutor() as pool:
        return pool.submit(lambda: 1 / 0).result()


check_raises("failing future", failing)
variable = contextvars.ContextVar("v", default=1)
token = variable.set(2)
check("context variable", [variable.get(), variable.reset(token), variable.get(), contextvars.ContextVar("w").get(7)])
check("import of a builtin", [__import__("math").pi, __import__("os.path").name, __import__("os.path", fromlist=["join"]).join("a", "b")])

import errno
import shlex

check("shlex", [shlex.split("a 'b c' \"d \\\" e\" f\\ g ''"), shlex.quote("a b"), shlex.quote("a'b"), shlex.join(["x", "y z"]), shlex.split("a # b", comments=True)])
check_raises("shlex open", lambda: shlex.split("'a"))
check("errno", [errno.ENOENT, errno.EEXIST, errno.errorcode[2]])
