"""string, textwrap, base64, hashlib, struct, uuid."""
import base64
import hashlib
import string
import struct
import textwrap
import uuid

# string
check("constants", [string.ascii_letters, string.digits, string.hexdigits, string.punctuation, string.whitespace, string.octdigits, len(string.printable)])
check("capwords", [string.capwords("hello  big world"), string.capwords("a-b", "-")])
template = string.Template("$name has ${count} layers, $$5 for ${name}s")
check("template", [template.substitute(name="net", count=3), template.substitute({"name": "a", "count": 1}, count=2), template.safe_substitute(name="x"), template.template, template.is_valid(), template.get_identifiers()])
check_raises("template missing", lambda: template.substitute(name="a"))
check_raises("template invalid", lambda: string.Template("a\nb $ c").substitute())
check("template safe invalid", string.Template("$ $1 ${x").safe_substitute(x=1))


class Percent(string.Template):
    delimiter = "%"


check("own delimiter", Percent("%a $a %%").substitute(a=1))
check("formatter", [string.Formatter().format("{0} {a:>5} {b[0].real!r}", 1, a=2, b=[3]), string.Formatter().vformat("{}{}", (1, 2), {}), list(string.Formatter().parse("a{b!r:c}{{d"))])


class Defaults(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)


check("own formatter", Defaults().format("{x} {y} {0}", 5, y=2))
check_raises("formatter switch", lambda: string.Formatter().format("{} {0}", 1))

# textwrap
text = "The quick brown fox, well-known for its long-distance jumps, jumped over -- or under -- the lazy dog."
check("wrap", [textwrap.wrap(text, n) for n in (20, 35, 70)])
check("fill", textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
check("shorten", [textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello world", width=11), textwrap.shorten("Hello world", width=10, placeholder="...")])
check("dedent", [textwrap.dedent("    a\n      b\n\n    c\n"), textwrap.dedent("\ta\n\tb"), textwrap.dedent("  a\n\tb"), textwrap.dedent("""
    line
      more
    """)])
check("indent", [textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\nb", "  ", lambda line: "b" in line)])
check("long words", [textwrap.wrap("abcdefghij klm", 4), textwrap.wrap("abcdefghij", 4, break_long_words=False), textwrap.wrap("a b c d e f", 3, max_lines=2, placeholder="…")])

# base64, hashlib, struct, uuid
check("base64", [base64.b64encode(b"hello\xff"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b16encode(b"\x01\xab"), base64.b64decode(b"aGk=\n")])
check_raises("base64 padding", lambda: base64.b64decode("abc"))
check("hashlib", [hashlib.md5(b"abc").hexdigest(), hashlib.sha256(b"").hexdigest()[:16], hashlib.sha1(b"a").digest()[:4], hashlib.new("sha512", b"x").hexdigest()[:8], hashlib.sha256().name, hashlib.sha256().digest_size])
h = hashlib.sha256(b"a")
h.update(b"b")
check("hash updated", [h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), h.copy().hexdigest()[:8]])
check_raises("hash of str", lambda: hashlib.md5("a"))
check("struct", [struct.calcsize("<ihb"), struct.calcsize("bi"), struct.pack("<hI", -2, 7), struct.pack(">fd", 1.5, -0.1), struct.unpack("<e", b"\x00\x3c"), struct.unpack(">bB2s?", b"\xff\xffab\x01"), struct.pack("<e", 0.1), struct.unpack_from("<h", b"\x00\x01\x02\x03", 2)])
check_raises("struct count", lambda: struct.pack("<h"))
check_raises("struct range", lambda: struct.pack("<B", 300))
check_raises("struct size", lambda: struct.unpack("<i", b"a"))
check("uuid", [uuid.UUID("12345678-1234-5678-1234-567812345678"), str(uuid.UUID(int=5)), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "a"), uuid.UUID(hex="0" * 32).hex, uuid.uuid5(uuid.NAMESPACE_DNS, "x").version])
