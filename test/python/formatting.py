"""The format mini-language, f-strings, str.format, percent formatting."""

# Integers
for spec in ["d", "5", "<5", "^5", ">5", "05", "+", " ", "+05", "x", "X", "#x", "#010x", "b", "#b", "o", "#o", "c", "n", ",", "_", "_x", "_b", "012,", "*^12,d", "=+8", "e", ".2f", "%", ".1%", "g"]:
    check(f"42 as {spec}", format(42, spec))
for spec in ["d", "08", "+,", "x", "#x", ",.2f", "=10", "<10", "_b", "e", "015,"]:
    check(f"-1234567 as {spec}", format(-1234567, spec))
check("big int", [f"{2**70:,}", f"{2**70:x}", f"{10**20:e}", f"{10**25:.3g}"])
check("bool", [f"{True}", f"{True:d}", f"{True:5}", f"{False:>6}", format(True, "")])
check_raises("int as s", lambda: format(5, "s"))
check_raises("int with precision", lambda: format(5, ".2"))
check_raises("int with comma and x", lambda: format(5, ",x"))
check_raises("both separators", lambda: format(5, ",_"))
check_raises("invalid", lambda: format(5, "5 5"))
check_raises("no precision", lambda: format(5.0, "."))
check_raises("sign with c", lambda: format(65, "+c"))

# Floats
for spec in ["", "f", ".0f", ".1f", ".3f", "#.0f", "e", ".2e", "E", "g", ".3g", "#.3g", "G", "%", ".1%", "10.2f", "<10.2f", "^10.2f", "010.2f", "+.2f", " .2f", ",.2f", "_.2f", ".3", ".10", "n", "20,.3f", "z.1f"]:
    check(f"1234.5678 as {spec}", format(1234.5678, spec))
    check(f"-0.00012345 as {spec}", format(-0.00012345, spec))
for spec in ["f", "e", "g", "5", "05", "+", "%", "F", "010,.2f"]:
    check(f"inf as {spec}", format(float("inf"), spec))
    check(f"nan as {spec}", format(float("nan"), spec))
check("half to even from exact value", [f"{0.5:.0f}", f"{1.5:.0f}", f"{2.5:.0f}", f"{0.125:.2f}", f"{2.675:.2f}", f"{1e22:.0f}"])
check("large and small", [f"{1e300:.3e}", f"{5e-324:.3e}", f"{1e16}", f"{1e16:g}", f"{123456789.0:g}", f"{0.0001:g}", f"{0.00001:g}", f"{1e100:.2f}"])
check("negative zero", [f"{-0.0}", f"{-0.0:.1f}", f"{-0.0:z.1f}", f"{-0.04:z.1f}", f"{-0.04:.1f}"])
check("millions", [f"{61706/1e6:.2f}M", f"{25557032/1e6:.1f}M", f"{124439808:,}", f"{1.5e9/1024**3:.2f} GB"])
check_raises("float as d", lambda: format(1.5, "d"))
check_raises("float as s", lambda: format(1.5, "s"))

# Strings
for spec in ["", "s", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "-<6", "05", ".0"]:
    check(f"text as {spec}", format("abc", spec))
check("astral fill", f"{'a':😀^5}")
check_raises("str as d", lambda: format("a", "d"))
check_raises("str with sign", lambda: format("a", "+"))
check_raises("str with equals", lambda: format("a", "=5"))
check_raises("str with alternate", lambda: format("a", "#"))
check_raises("str with comma", lambda: format("a", ","))
check_raises("list with spec", lambda: format([1], "5"))
check_raises("None with spec", lambda: format(None, "5"))
check("None and list", [f"{None}", f"{[1, 'a']}", f"{(1,)}", f"{None!s:>6}", format(None)])
check("complex", [f"{1+2j}", f"{1+2j:.2f}", f"{1+2j:>12}", f"{2j}", f"{1.5-2j:g}", f"{3+0j:+.1f}"])

# f-strings
x, y, width = 5, 2.5, 8
name = "conv"
check("fields", [f"{x}", f"{x + 1}", f"{x!r}", f"{name!r}", f"{name!s}", f"{'é'!a}", f"{{}}", f"{{{x}}}", f"a{x}b{y}c"])
check("specs", [f"{y:{width}}", f"{y:{width}.{x}f}", f"{name:>{width}}", f"{x:0{width}b}", f"{name!r:^10}"])
check("equals sign", [f"{x=}", f"{x = }", f"{y=:.1f}", f"{x + 1=}", f"{name=}", f"{name=!s}"])
check("nested quotes", f"{'a' + 'b'}{[1, 2][0]}{ {'k': 'v'}['k'] }")
check("lambda and conditional", [f"{(lambda v: v * 2)(x)}", f"{'yes' if x else 'no'}", f"{x if x > 3 else y}"])
check("multi-line", f"""{x}
{y}""")
check("joined with plain", "a" f"{x}" "{b}" rf"\d{x}")
check("layer names", [f"layer{i}.{j}" for i in range(1, 3) for j in range(2)])


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


check("own __format__", [f"{Spec()}", f"{Spec():abc}", f"{Spec()!s}", f"{Spec()!r:>6}", format(Spec(), "q"), "{:z}".format(Spec()), "%s %r" % (Spec(), Spec())])
check_raises("own __format__ fails", lambda: format(type("B", (), {"__format__": lambda self, spec: 5})(), ""))
check("object without spec", format(type("C", (), {"__str__": lambda self: "c"})(), ""))

# str.format
check("positions", ["{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{1}{0}".format(1, 2)])
check("names", ["{a}".format(a=1), "{a} {b}".format(b=2, a=1), "{0} {a}".format(5, a=6)])
check("attributes and items", ["{0.real}".format(5), "{0[1]}".format([1, 2]), "{0[k]}".format({"k": "v"}), "{a[0].imag}".format(a=[1j]), "{0[-1]}".format({"-1": "text"})])
check("conversions", ["{!r}".format("a"), "{!s:>5}".format("a"), "{0!a}".format("é")])
check("specs in format", ["{:>5}".format(1), "{:{}}".format(1, 5), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0:{1}}".format("a", "^5"), "{:,}".format(1234567)])
check("braces", ["{{}}".format(), "{{{}}}".format(1), "}}{{".format()])
check("format_map", ["{a}{b}".format_map({"a": 1, "b": 2}), "{x.real}".format_map({"x": 5})])
check_raises("too few", lambda: "{} {}".format(1))
check_raises("missing name", lambda: "{a}".format())
check_raises("switch to automatic", lambda: "{0} {}".format(1, 2))
check_raises("switch to manual", lambda: "{} {0}".format(1, 2))
check_raises("single close", lambda: "}".format())
check_raises("single open", lambda: "{".format())
check_raises("unclosed", lambda: "{0".format(1))
check_raises("unknown conversion", lambda: "{!x}".format(1))
check_raises("empty attribute", lambda: "{0.}".format(1))
check_raises("positional in format_map", lambda: "{}".format_map({}))
check_raises("too deep", lambda: "{:{:{}}}".format(1, 2, 3))

# Percent
check("percent basics", ["%d" % 5, "%s" % "a", "%r" % "a", "%a" % "é", "%c" % "x", "%c" % 120, "%%" % (), "%5d|" % 5, "%-5d|" % 5, "%05d" % 5, "%+d" % 5, "% d" % 5])
check("percent bases", ["%x" % 255, "%X" % 255, "%o" % 8, "%#x" % 255, "%#o" % 8, "%08x" % 255, "%i" % 5, "%u" % 5])
check("percent floats", ["%f" % 1.5, "%.2f" % 3.14159, "%e" % 12345.678, "%g" % 0.0001, "%g" % 1e10, "%10.3f|" % 3.14159, "%-10.3f|" % 3.14159, "%+.1f" % 2, "%G" % 1e-10, "%#.0f" % 1, "%d" % 3.99, "%.3d" % 5])
check("percent several", ["%s-%d" % ("a", 5), "%s %s" % (1, 2), "%s" % (1,), "%s" % [1, 2], "%s" % {"a": 1}, "%.2s|%5.1s|" % ("abc", "abc")])
check("percent mapping", ["%(a)s %(b)d" % {"a": 1, "b": 2}, "%(a)05.1f" % {"a": 2.25}, "no fields" % {"a": 1}])
check("percent star", ["%*d" % (5, 42), "%-*d|" % (5, 42), "%.*f" % (2, 3.14159), "%*.*f" % (8, 2, 3.14159), "%*d|" % (-5, 42)])
check("percent special", ["%f" % float("inf"), "%5.1f" % float("nan"), "%05.0f" % float("-inf"), "%s" % None, "%s" % True, "%d" % True])
check_raises("percent too few", lambda: "%s %s" % "a")
check_raises("percent too many", lambda: "%s" % (1, 2))
check_raises("percent d of str", lambda: "%d" % "a")
check_raises("percent x of float", lambda: "%x" % 1.5)
check_raises("percent f of str", lambda: "%f" % "a")
check_raises("percent mapping missing", lambda: "%(a)s" % {})
check_raises("percent mapping needed", lambda: "%(a)s" % 5)
check_raises("percent unsupported", lambda: "%y" % 5)
check_raises("percent incomplete", lambda: "%" % 5)
check_raises("percent c", lambda: "%c" % "ab")
