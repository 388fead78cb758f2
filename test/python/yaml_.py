"""yaml (PyYAML 6) and tomllib: settings read from text."""

import io
import tomllib

import yaml

TEXT = """
# a comment
model:
  name: resnet
  width: 64
  depth: 0x10
  rate: 0.5
  small: 1e-3
  exact: 1.0e-3
  flags: [yes, No, on, OFF, true, False]
  nothing: ~
  empty:
  quoted: "yes"
  single: 'it''s'
  octal: 017
  other: 0o17
  under: 1_000
  minutes: 1:30
  negative: -5
  plus: +7
  infinite: [.inf, -.Inf, .5]
  version: 1.2.3
  date: 2012-01-02
  long: |
    one
    two
  folded: >-
    one
    two
  tagged: [!!str 5, !!int "6", !!float 7]
base: &base {a: 1, b: [2, 3]}
same: *base
merged:
  c: 4
  <<: *base
  b: over
list:
- 1
- - 2
  - 3
- k: v
1: int key
2.5: float key
null: null key
true: bool key
"""

value = yaml.safe_load(TEXT)
for name, item in value["model"].items():
    check(f"model {name}", item)
check("rest", {key: item for key, item in value.items() if key != "model"})
check("one object", [value["same"] is value["base"], value["merged"]["a"]])
check("keys", [str(key) for key in value])
check("streams", [yaml.safe_load(io.StringIO("a: 1")), yaml.safe_load(b"a: [x]"), yaml.load("b: 2", Loader=yaml.SafeLoader), yaml.load("c: 3", yaml.FullLoader), yaml.full_load("[1, 2]")])
check("scalars", [yaml.safe_load(text) for text in ("1", "a", "", "~", "'1'", "1.5", "- ", "{}", "[]", "a: b", "0", "-0", "1.", "12e03", "1.5e3", "1.5e+3", "0b101")])
check("documents", list(yaml.safe_load_all("a: 1\n---\nb: 2\n---\n- 3\n")))
check("merge several", yaml.safe_load("x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], d: 4}")["z"])
check("sets and pairs", [yaml.safe_load("!!set {a, b}") == {"a", "b"}, yaml.safe_load("!!omap [a: 1, b: 2]")])
check("python tuple", yaml.full_load("!!python/tuple [1, 2]"))
check("base loader", yaml.load("a: 1\nb: yes\nc: [~, 2.5]", yaml.BaseLoader))
check("recursive", (lambda r: r[0] is r)(yaml.safe_load("&a [*a]")))
check("duplicate keys", yaml.safe_load("a: 1\na: 2"))
check("nested flow", yaml.safe_load("{a: {b: [1, {c: d}]}, e: 'f, g'}"))
check("escapes", yaml.safe_load('"a\\tb\\u00e4\\n"'))
check("multi line plain", yaml.safe_load("a: b\n  c\n  d\n"))
check("strings that look odd", yaml.safe_load("[a#b, a: 1, 'x: y', http://x.y/z, 10:20:30, 1.2.3, 1,000]"))


def error_of(text, load=yaml.safe_load):
    try:
        load(text)
    except yaml.YAMLError as error:
        return isinstance(error, yaml.YAMLError), isinstance(error, Exception)


check("errors", [error_of(text) for text in ("a: [1", "a: b: c", "*nope", "!foo x", "!!python/tuple [1]", "a: 'x", "a: @b")])


class Floats(yaml.SafeLoader):
    pass


import re

Floats.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+[eE][-+]?[0-9]+$"), list("-+0123456789.")
)
check("own resolver", [yaml.load("[1e-3, 2E5, 1e, 5]", Loader=Floats), yaml.safe_load("1e-3")])

toml = tomllib.loads("""
title = "x"
big = 9223372036854775807
ratio = 1e-3
whole = 5.0
flags = [true, false]
[model]
width = 64
name = 'literal\\n'
sizes = [1, 2,
  3]
[model.deep]
a.b.c = 1
[[layers]]
n = 1
[[layers]]
n = 2
inline = {x = 1, y = "z"}
""")
for name, item in toml.items():
    check(f"toml {name}", item)
check("toml order", list(toml))
check("toml file", tomllib.load(io.BytesIO(b"a = 1")))


def toml_error(text):
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return isinstance(error, ValueError)


check("toml errors", [toml_error("a ="), toml_error("a = 1\na = 2"), toml_error("[a\n")])
check_raises("toml text file", lambda: tomllib.load(io.StringIO("a = 1")))
check_raises("toml bytes", lambda: tomllib.loads(b"a = 1"))
