"""json: writing, reading, errors."""
import json

# Writing
check("scalars", [json.dumps(v) for v in (None, True, False, 0, -1, 2**70, 1.0, 0.1, 1e16, 1e-7, -0.0, "", "a")])
check("containers", [json.dumps(v) for v in ([], {}, (), [1, [2, (3,)]], {"a": {"b": []}}, {"a": 1, "b": [True, None]})])
check("strings", [json.dumps(v) for v in ('"', "\\", "/", "\n\t\r\b\f", "\x00\x1f\x7f", "é", "😀", "\u2028", "\ud800")])
check("not ASCII", [json.dumps(v, ensure_ascii=False) for v in ("é", "😀", "\x7f", "\x01", "\u2028")])
check("keys", [json.dumps({v: 1}) for v in ("a", 1, 1.5, True, None, -0.5)])
check("special floats", json.dumps([float("inf"), float("-inf"), float("nan")]))
check("indent", [json.dumps({"a": [1, 2], "b": {}, "c": {"d": None}}, indent=n) for n in (2, 0, None, "\t", 4)])
check("separators", [json.dumps({"a": [1, 2]}, separators=(",", ":")), json.dumps([1, 2], indent=1, separators=(", ", " = "))])
check("sort keys", [json.dumps({"b": 1, "a": 2, "C": 3}, sort_keys=True), json.dumps({2: 1, 10: 2, -1: 3}, sort_keys=True)])
check("skip keys", json.dumps({(1, 2): 1, "a": 2}, skipkeys=True))
check("default", [json.dumps({3}, default=list), json.dumps([complex(1, 2)], default=str), json.dumps({"a": object}, default=lambda o: o.__name__)])


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


check("own encoder", [json.dumps({3, 1, 2}, cls=Encoder), Encoder(indent=1).encode([{1}]), "".join(Encoder().iterencode({"a": {1}}))])
check("subclasses", [json.dumps(type("I", (int,), {})(5)), json.dumps(type("S", (str,), {})("x")), json.dumps(type("D", (dict,), {})(a=1)), json.dumps(type("F", (float,), {})(2.5)), json.dumps(type("L", (list,), {})([1]))])
check_raises("set", lambda: json.dumps({1}))
check_raises("object", lambda: json.dumps(object()))
check_raises("bytes", lambda: json.dumps(b"a"))
check_raises("tuple key", lambda: json.dumps({(1,): 2}))
check_raises("nan not allowed", lambda: json.dumps(float("nan"), allow_nan=False))
check_raises("mixed keys sorted", lambda: json.dumps({1: 1, "a": 2}, sort_keys=True))
check_raises("own encoder fails", lambda: json.dumps(object(), cls=Encoder))


def circular():
    a = []
    a.append(a)
    return json.dumps(a)


check_raises("circular", circular)

# Reading
check("values", [json.loads(t) for t in ("null", "true", "false", "0", "-5", "1.5", "1e3", "1E-2", "-0", "-0.0", '"a"', "[]", "{}", "[1, [2]]", '{"a": {"b": [1.0]}}', " [ 1 , 2 ] ", "123456789012345678901234567890")])
check("types", [type(json.loads(t)).__name__ for t in ("1", "1.0", "1e0", "true", "null", '""')])
check("escapes", [json.loads(t) for t in (r'"\n\t\"\\\/\b\f\r"', r'"\u00e9"', r'"\ud83d\ude00"', r'"\ud800"', '"é😀"')])
check("constants", [json.loads(t) for t in ("NaN", "Infinity", "-Infinity", "[NaN]")])
check("duplicate keys", json.loads('{"a": 1, "a": 2, "b": 3}'))
check("bytes read", [json.loads(b'{"a": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.loads("[1]".encode("utf-16")), json.loads(b"\xef\xbb\xbf1")])
check("hooks", [json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("[1, 2.5]", parse_int=float, parse_float=str), json.loads("NaN", parse_constant=str)])
check("raw decode", [json.JSONDecoder().raw_decode("[1] rest"), json.JSONDecoder().raw_decode("x 5", 2)])
check("round trip", [json.loads(json.dumps(v)) == v for v in ({"a": [1, 2.5, None, True, "é😀\n"]}, [[]], 2**80, "\ud800")])
check("not strict", json.loads('"a\nb"', strict=False))
for text in ["", " ", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a:1}", '{"a" 1}', "{1:2}", "nul", "01", "1.", "-", "+1", '"abc', '"a\\', '"\\x"', '"\\u12"', '"a\nb"', "[1] x", "tru", "[1]]", "\n\n [x]", "'a'", "{,}", "[,]"]:
    check_raises(f"loads {text!r}", lambda: json.loads(text))
check_raises("loads int", lambda: json.loads(5))
check_raises("loads BOM", lambda: json.loads("\ufeff1"))
try:
    json.loads('{"a": \n x}')
except json.JSONDecodeError as error:
    check("error attributes", [error.msg, error.doc, error.pos, error.lineno, error.colno, isinstance(error, ValueError)])


class File:
    def __init__(self, text=""):
        self.text = text

    def read(self):
        return self.text

    def write(self, text):
        self.text += text


target = File()
json.dump({"depths": [2, 2, 6, 2]}, target, indent=1)
check("files", [target.text, json.load(File('{"width": 64}'))])
