"""re: the syntax, what matches, groups, substitution, errors."""
import re


def spans(match):
    return match and [match.span(i) for i in range(match.re.groups + 1)]


# Matching
check("match", [re.match("a", "abc"), re.match("b", "abc"), re.search("b", "abc"), re.fullmatch("a.c", "abc"), re.fullmatch("ab", "abc")])
check("groups", re.match(r"(\w+)\.(\d+)\.(?P<rest>.*)", "layer.3.conv.weight").groups())
check("named groups", re.match(r"(?P<name>\w+)-(?P<n>\d+)", "block-12").groupdict())
check("group access", (lambda m: [m.group(), m.group(0), m.group(1), m.group(1, 2), m["b"], m[1], m.start(), m.end(2), m.span("b"), m.lastindex, m.lastgroup, m.pos, m.endpos, m.string])(re.match("(a)(?P<b>b)", "abc")))
check("absent groups", (lambda m: [m.groups(), m.groups(""), m.groupdict(), m.groupdict("-"), m.start(2), m.span(2), m.group(2)])(re.match("(a)|(?P<x>b)", "a")))
check_raises("no such group", lambda: re.match("a", "a").group(1))
check_raises("no such name", lambda: re.match("a", "a").group("x"))
check("repr", [re.compile("a"), re.compile("a", re.I | re.M), re.compile(b"a"), re.search("b+", "abbbc")])
check("pattern attributes", (lambda p: [p.pattern, p.flags, p.groups, p.groupindex])(re.compile("(a)(?P<n>b)", re.I)))
check("truth", [bool(re.match("", "")), bool(re.match("a", "b"))])
check("equality", [re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I), re.compile("a") == "a"])

# Syntax
check("classes", [re.findall(p, "a1 _é-B\n") for p in (r"\w", r"\d", r"\s", r"\W", r"\D", r"\S", r"[a-z]", r"[^a-z]", r"[\w-]", r"[]a]", r"[\d\s]", ".", "(?s).")])
check("ascii classes", [re.findall(p, "é1٣_ß", re.A) for p in (r"\w", r"\d", r"\W")] + [re.findall(r"\d", "1٣")])
check("anchors", [spans(re.search(p, "ab\ncd\n")) for p in ("^c", "(?m)^c", "b$", "(?m)b$", "d$", r"d\Z", r"\Aa", r"d\n\Z", "$", r"\Z")])
check("boundaries", [re.findall(r"\bfoo\b", "foo foobar barfoo foo"), re.findall(r"\Boo", "foo oo"), re.sub(r"\b", "|", "a bc")])
check("quantifiers", [re.match(p, "aaaa").group() for p in ("a*", "a+", "a?", "a{2}", "a{2,}", "a{,3}", "a{1,2}", "a*?", "a+?", "a??", "a{2,3}?", "a++", "a?+")])
check("literal braces", [re.match(p, t) for p, t in (("a{", "a{"), ("a{}", "a{}"), ("a{x}", "a{x}"), ("{", "{"))])
check("alternation", [re.findall("a|ab|abc", "abc"), re.findall("(?:a|ab)c", "ac abc"), re.match("|a", "a").group()])
check("lookaround", [re.findall(r"\w+(?=\.)", "a.b.c"), re.findall(r"(?<=\.)\w+", "a.b.c"), re.findall(r"(?<!\d)\d{2}(?!\d)", "12 345 67"), re.sub(r"(?<=[a-z])(?=[A-Z])", "_", "camelCaseName")])
check("backreferences", [re.search(r"(\w)\1", "hello").group(), re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\"").group(), re.match(r"(a)?\1b", "b"), re.match(r"(?i)(a)\1", "aA")])
check("conditional", [spans(re.match(r"(<)?\w+(?(1)>|$)", t)) for t in ("<a>", "a", "<a", "a>")])
check("atomic", [re.match("(?>a*)a", "aaa"), re.match("(?>a|ab)c", "abc"), re.match("a*+a", "aaa")])
check("groups in loops", [re.match("(?:(a)|b)*", "ab").groups(), re.match("(a|b)*", "ab").groups(), re.match("((a)|(b))+", "ab").groups(), re.match("(?:(a)|(b)|(c))*", "abc").groups()])
check("empty loops", [re.match("(a*)*", "aab").span(), re.match("(a*)+", "b").groups(), re.match("(?:)*a", "a").span()])
check("flags", [re.findall("a.b", "A\nb a-b", re.I | re.S), re.findall("^a", "a\na", re.M), re.findall("(?i)A", "aA"), re.findall("(?i:a)b", "AB Ab ab"), re.findall("(?-i:a)b", "AB aB", re.I)])
check("verbose", re.compile(r"""
    (\d+)   # digits
    \ *     # blanks
    [ #]    # a blank or a hash
    (\w+)
""", re.X).match("12  #ab").groups())
check("ignore case beyond ASCII", [re.findall("é", "É", re.I), re.findall("[à-ü]", "É", re.I), re.findall("k", "\u212a", re.I), re.findall("ſ", "S", re.I), re.findall("ß", "ẞ", re.I)])
check("escapes", [re.findall(p, "a\tb\nc\\d\x41é") for p in (r"\t", r"\n", r"\\", r"\x41", r"\u00e9", r"\101", r"[\x41]", r"\.", r"\-")])
check("astral", [re.findall(".", "a😀b"), re.search("b", "a😀b").span(), re.findall("[😀-😂]", "😁"), re.sub("😀", "x", "a😀b")])
check("unicode names", re.match("(?P<größe>\\d+)", "12").groupdict())

# Finding
check("findall", [re.findall("a", "banana"), re.findall("(a)(n)", "banana"), re.findall("(a)n", "banana"), re.findall("a*", "baac"), re.findall("x", ""), re.findall("", "ab"), re.findall("(a)|b", "ab")])
check("finditer", [m.span() for m in re.finditer(r"\d+", "1 22 333")] + [m.group() for m in re.finditer(r"\w*", "a b")])
check("pattern methods", [re.compile("b").search("abab", 2).span(), re.compile("^b").search("ab", 1), re.compile("b").match("ab", 1).span(), re.compile("b$").search("abc", 0, 2).span(), re.compile("a").fullmatch("ba", 1).span(), re.compile("a").findall("aaaa", 1, 3)])
check("split", [re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split(r"\s*,\s*", "a , b,c"), re.split("x*", "axbc"), re.split(",", "a,b,c", 1), re.split("(a)|b", "xay b"), re.split("", "ab"), re.split(r"[._]", "layer1.conv_2")])
check("sub", [re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.sub("a", "b", "banana", count=1), re.sub("(a)(n)", r"\2\1", "banana"), re.sub("(?P<x>n)", r"<\g<x>>", "banana"), re.sub("a", r"\g<0>\g<0>", "ab"), re.sub("x*", "-", "abxd"), re.sub("", "-", "ab")])
check("sub with function", [re.sub(r"\d+", lambda m: str(int(m.group()) + 1), "a1b22"), re.sub(r"(\w)(\w*)", lambda m: m[1].upper() + m[2], "hello big world")])
check("sub of absent group", re.sub("(a)|b", r"[\1]", "ab"))
check("sub template escapes", [re.sub("a", r"\n", "a"), re.sub("a", r"\\", "a"), re.sub("a", r"\.", "a"), re.sub("(a)", r"\1\061", "a"), re.sub("(a)", r"\g<1>0", "a"), re.sub("a", "\\t", "a")])
check("subn", [re.subn("a", "b", "banana"), re.subn("z", "b", "banana")])
check("expand", re.match(r"(\w+) (\w+)", "ab cd").expand(r"\2-\1"))
check("escape", [re.escape("a.b*c"), re.escape("layer[0] (x)"), re.escape("a-b_c é\n"), re.escape(b"a.b")])
check("bytes", [re.findall(rb"\w+", b"ab cd"), re.sub(b"a", b"b", b"aa"), re.match(rb"(?P<n>.)", b"\xff").groupdict(), re.split(b",", b"a,b")])

# Names of layers, as model code takes them apart
names = ["features.0.conv.weight", "layer1.0.bn2.running_mean", "blocks.11.attn.qkv.bias", "head.fc.weight", "stages.2.blocks.3.norm"]
check("block index", [[int(n) for n in re.findall(r"\.(\d+)", name)] for name in names])
check("renamed", [re.sub(r"^(\w+?)(\d*)\.(\d+)\.", r"\1_\3/", name) for name in names])
check("group matcher", [bool(re.match(r"^blocks\.(\d+)|^features\.(\d+)\.conv", name)) for name in names])
check("stage", [tuple(map(int, m.groups())) if (m := re.match(r"^stages\.(\d+)\.blocks\.(\d+)", name)) else None for name in names])
check("config strings", [re.match(r"([a-z]+)_r(\d+)_k(\d+)_s(\d+)_e(\d+\.?\d*)_c(\d+)", s).groups() for s in ("ir_r2_k3_s2_e6_c24", "ds_r1_k3_s1_e1_c16", "ir_r4_k5_s2_e4.5_c112")])
check("options", [re.split(r"(\d.*)", op) for op in ("k3", "s2", "e6.0", "se0.25", "noskip")])
check("snake case", [re.sub(r"(?<!^)(?=[A-Z])", "_", s).lower() for s in ("ResNet", "DenseNet", "ConvBNReLU")])
check("version", re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", "2.13.0+cpu").groups())

# Errors
for text in ["(", ")", "[", "*", "a**", "a{2}{3}", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=x)", "(?<=a*)b", r"\2", r"(\1)", "(?z)", "a(?i)b", "[b-a]", r"\q", "\\", "(?P<a", "x{3,1}", "(?(2)a)", "(?P>", "(?", "+a", r"[\q]", "a\n(b"]:
    check_raises(f"pattern {text!r}", lambda: re.compile(text))
check("error attributes", (lambda e: [e.msg, e.pattern, e.pos, e.lineno, e.colno])([e for e in [None]] and (lambda: (lambda f: f())(lambda: catch("ab(")))()) if False else None)
for text in [r"\2", r"\g<x>", r"\q", r"\g<1", r"\g"]:
    check_raises(f"template {text!r}", lambda: re.sub("(a)", text, "a"))
check_raises("subject is int", lambda: re.match("a", 5))
check_raises("bytes subject", lambda: re.match("a", b"a"))
check_raises("str subject", lambda: re.match(b"a", "a"))
check_raises("pattern is int", lambda: re.compile(5))
check_raises("flags with compiled", lambda: re.match(re.compile("a"), "a", re.I))
check_raises("replacement is int", lambda: re.sub("a", 5, "a"))
check_raises("function returns int", lambda: re.sub("a", lambda m: 5, "a"))
try:
    re.compile("ab\n(c")
except re.error as error:
    check("error", [error.msg, error.pattern, error.pos, error.lineno, error.colno, isinstance(error, Exception), type(error).__name__])
check("constants", [re.I | re.M == re.IGNORECASE | re.MULTILINE, int(re.I), int(re.S | re.X), re.compile("a", re.I | re.S).flags])
check("compiled is returned", (lambda p: re.compile(p) is p)(re.compile("a")))
