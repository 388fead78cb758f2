"""str: every method, slices, code points, Python's repr."""

# Indexing and slicing
s = "Hello, World"
check("index", [s[0], s[-1], s[4]])
check("slices", [s[1:4], s[:5], s[7:], s[-5:], s[::2], s[::-1], s[8:2:-2], s[5:2], s[100:], s[-100:3]])
check("slice object", s[slice(1, None, 3)])
check_raises("index out of range", lambda: s[50])
check_raises("index by str", lambda: s["a"])
check_raises("item assignment", lambda: s.__setitem__)
check("length", [len(""), len("abc"), len("é"), len("日本語"), len("a😀b")])
check("astral index", ["a😀b"[1], "a😀b"[2], "😀😁😂"[::-1], "a😀b"[1:], "a😀b".find("b"), "😀" in "a😀b"])
check("iteration", [list("abc"), list("a😀"), [c for c in "xy"], "".join(reversed("abc"))])
check("concatenation", ["a" + "b", "a" * 3, 3 * "ab", "a" * 0, "a" * -1, "x" * True])
check_raises("str + int", lambda: "a" + 1)
check_raises("str * float", lambda: "a" * 2.0)
check_raises("str * str", lambda: "a" * "b")
check("containment", ["ell" in s, "" in s, "z" not in s])
check_raises("int in str", lambda: 1 in "abc")
check("comparison", ["a" < "b", "a" < "B", "abc" < "abd", "" < "a", "Z" < "a", "a" == "a", "é" > "z", "\uffff" < "😀"])
check_raises("str < int", lambda: "a" < 1)
check("sorted", sorted(["b", "A", "a", "B", "é", "10", "9"]))
check("min and max", [min("hello"), max("hello"), max(["aa", "b"], key=len)])

# Case
check("case", [s.upper(), s.lower(), s.swapcase(), "hello world".title(), "hello".capitalize(), "HELLO".capitalize()])
check("case of words", ["they're bill's".title(), "x-ray 2nd".title(), "fooBAR".title()])
check("case beyond ASCII", ["straße".upper(), "ÉCOLE".lower(), "ΑΣ".lower(), "ǆ".title(), "ﬁne".title(), "İ".lower(), "ß".capitalize()])
check("casefold", ["Straße".casefold(), "ΑΣ".casefold(), "ẞ".casefold(), "İ".casefold()])
check("islower", ["abc".islower(), "aBc".islower(), "a1".islower(), "1".islower(), "".islower()])
check("isupper", ["ABC".isupper(), "A1".isupper(), "aB".isupper()])
check("istitle", ["Hello World".istitle(), "Hello world".istitle(), "A".istitle(), "".istitle(), "They'Re".istitle()])
check("kinds", [[c.isalpha(), c.isdigit(), c.isalnum(), c.isspace(), c.isdecimal(), c.isnumeric()] for c in ["a", "1", " ", "_", "²", "½", "五", "é", "\u00a0"]])
check("kinds of empty", ["".isalpha(), "".isdigit(), "".isascii(), "".isprintable(), "".isidentifier()])
check("isidentifier", [x.isidentifier() for x in ("a", "_1", "1a", "é", "class", "a-b", "a b")])
check("isprintable", [x.isprintable() for x in ("abc", "a\n", "é", "\u200b", " ", "\u00a0")])
check("isascii", ["abc".isascii(), "é".isascii()])

# Searching
t = "banana"
check("find", [t.find("an"), t.rfind("an"), t.find("x"), t.find("an", 2), t.find("an", 2, 4), t.find(""), t.rfind(""), t.find("", 10)])
check("index and rindex", [t.index("n"), t.rindex("n")])
check_raises("index of missing", lambda: t.index("x"))
check("count", [t.count("an"), t.count("a"), t.count(""), t.count("a", 2), t.count("ana"), "".count("")])
check("startswith", [t.startswith("ba"), t.startswith(("x", "b")), t.startswith("an", 1), t.startswith(""), t.startswith("", 10)])
check("endswith", [t.endswith("na"), t.endswith(("x", "a")), t.endswith("nan", 0, 5), t.endswith("")])
check_raises("startswith list", lambda: t.startswith(["b"]))
check("removeprefix", ["module.layer".removeprefix("module."), "layer".removeprefix("module."), "aa".removesuffix("a"), "a".removesuffix("")])

# Splitting and joining
check("split", ["a b  c".split(), " a b ".split(" "), "a,b,,c".split(","), "".split(), "".split(","), "a b c d".split(None, 2)])
check("rsplit", ["a.b.c".rsplit(".", 1), "a b c d".rsplit(None, 1), "a.b.c".rsplit("."), "aaa".rsplit("aa")])
check("split keyword", ["a-b-c".split("-", maxsplit=1), "a b".split(sep=None), " a  b ".split(maxsplit=1)])
check_raises("split by nothing", lambda: "a".split(""))
check("splitlines", ["a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "a\nb".splitlines(True), "a\x0bb\u2028c".splitlines(), "".splitlines()])
check("partition", ["a.b.c".partition("."), "abc".partition("."), "a.b.c".rpartition("."), "abc".rpartition(".")])
check("join", [",".join(["a", "b"]), "".join("abc"), "-".join(("x",)), ", ".join(str(i) for i in range(3)), ".".join({"a": 1, "b": 2})])
check_raises("join of ints", lambda: ",".join([1, 2]))
check_raises("join of int", lambda: ",".join(5))
check("path idioms", ["features.0.conv.weight".split(".")[0], ".".join("a.b.c.d".split(".")[:-1]), "layer1.0".rpartition(".")[2]])

# Stripping, replacing, padding
check("strip", ["  a ".strip(), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "\t\na\x1c".strip(), "a".strip("")])
check("replace", ["aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("b", ""), "abc".replace("x", "y"), "ab".replace("", "-", 2)])
check("center", ["ab".center(5), "a".center(4, "*"), "abc".center(6, "-"), "abc".center(2), "".center(3, ".")])
check("ljust and rjust", ["a".ljust(3) + "|", "a".rjust(3, "0"), "abc".ljust(2)])
check("zfill", ["42".zfill(5), "-42".zfill(5), "+1".zfill(4), "abc".zfill(2), "".zfill(3)])
check("expandtabs", ["a\tb".expandtabs(), "a\tb".expandtabs(4), "\ta\n\tb".expandtabs(2), "a\tb".expandtabs(0)])
check_raises("fill too long", lambda: "a".center(5, "ab"))
check("translate", ["abc".translate({97: "A", 98: None, 99: 100}), "hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans("", "", "l"))])
check("maketrans", [str.maketrans("ab", "xy"), str.maketrans({"a": "1", 98: None}), str.maketrans("a", "b", "c")])
check_raises("maketrans of unequal", lambda: str.maketrans("a", "bc"))

# Encoding
check("encode", ["é".encode(), "é".encode("latin-1"), "a".encode("utf-16-le"), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é😀".encode("ascii", "backslashreplace")])
check_raises("encode ASCII", lambda: "aé".encode("ascii"))
check_raises("encode surrogate", lambda: "\ud800".encode())
check_raises("encode unknown", lambda: "a".encode("klingon"))

# Representation
check("repr", ["it's", 'say "hi"', "both ' and \"", "tab\tnew\nline", "\x00\x7f\x80", "é", "\u200b", "\ud800", "😀", "\\", "\r", "\xa0", "\u0378"])
check("ascii", [ascii("é"), ascii("😀"), ascii(["ü"]), ascii("a")])
check("str of things", [str(1), str(1.0), str(None), str(True), str([1, "a"]), str({"a": 1}), str((1,)), str("a"), str(b"a"), str()])
check("str of bytes", [str(b"abc", "utf-8"), str(b"\xe9", "latin-1"), str(b"\xff", "utf-8", "replace")])
check_raises("str of bytes fails", lambda: str(b"\xff", "utf-8"))
check_raises("str of str with encoding", lambda: str("a", "utf-8"))
check("ord and chr", [ord("a"), ord("é"), ord("😀"), chr(97), chr(233), chr(0x1F600), ord(b"a")])
check_raises("ord of two", lambda: ord("ab"))
check_raises("chr too large", lambda: chr(0x110000))
check_raises("chr negative", lambda: chr(-1))
check("literals", ["a" "b" 'c', r"\n", "\x41\u0042\U00000043\101", """triple
line"""])

# As a type
class Name(str):
    def shout(self):
        return self.upper() + "!"


n = Name("ab")
check("subclass", [n, n.shout(), type(n).__name__, type(n.upper()).__name__, n == "ab", isinstance(n, str), {n: 1}["ab"], n + "c", f"{n}"])
check("subclass of other", [Name(5), Name(b"a", "ascii"), len(Name("abc")), Name("abc")[1:], "b" in Name("abc")])
check("unbound methods", [str.upper("a"), list(map(str.strip, [" a", "b "])), sorted("bA", key=str.lower)])
check("dunder methods", ["a".__add__("b"), "a".__len__(), "a".__eq__("a"), "a".__eq__(1), "abc".__getitem__(1), "abc".__contains__("b"), "%d".__mod__(5), "a".__lt__("b")])
check("str of object", [str(type("O", (), {"__str__": lambda self: "text"})()), repr(type("O", (), {"__repr__": lambda self: "shown"})()), str(type("O", (), {"__repr__": lambda self: "shown"})())])
check_raises("str returns non-string", lambda: str(type("O", (), {"__str__": lambda self: 5})()))
check("identity of keys", {"a": 1, "A": 2, "á": 3})
check("chained methods", "  Layer_Norm.Weight ".strip().lower().replace("_", "").split("."))
