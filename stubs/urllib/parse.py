"""urllib.parse: URLs as text (https://docs.python.org/3.11/library/urllib.parse.html)."""
import re
from collections import namedtuple
from _stdlib import is_unknown, unmodelled

_numel_answers_unknown = True

_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


class _Result:
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self) if len(self) == 5 else urlunparse(self)

    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def hostname(self):
        host = self._host
        host = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
        return host.lower() or None

    @property
    def port(self):
        port = re.search(r":(\d+)$", self._host)
        return int(port[1]) if port else None

    @property
    def username(self):
        info, at, _ = self.netloc.rpartition("@")
        return info.partition(":")[0] if at else None

    @property
    def password(self):
        info, at, _ = self.netloc.rpartition("@")
        return info.partition(":")[2] if at and ":" in info else None


class SplitResult(_Result, namedtuple("SplitResult", "scheme netloc path query fragment")):
    __slots__ = ()


class ParseResult(_Result, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    __slots__ = ()


def urlsplit(url, scheme="", allow_fragments=True):
    if is_unknown(url):
        return url
    url = url.lstrip().replace("\n", "").replace("\r", "").replace("\t", "")
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if found:
        scheme, url = found[1].lower(), url[found.end() :]
    netloc = query = fragment = ""
    if url.startswith("//"):
        end = re.search(r"[/?#]|$", url[2:]).start() + 2
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    parts = urlsplit(url, scheme, allow_fragments)
    if is_unknown(parts):
        return parts
    path, params = parts.path, ""
    if parts.scheme in ("", "ftp", "hdl", "prospero", "http", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"):
        last = path.rfind("/") + 1
        semicolon = path.find(";", last)
        if semicolon >= 0:
            path, params = path[:semicolon], path[semicolon + 1 :]
    return ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or url[:2] == "//":
        url = "//" + netloc + ("/" if url and not url.startswith("/") else "") + url
    return (f"{scheme}:" if scheme else "") + url + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def quote(string, safe="/", encoding="utf-8", errors="strict"):
    if is_unknown(string):
        return string
    data = string if isinstance(string, (bytes, bytearray)) else string.encode(encoding, errors)
    keep = (_SAFE + safe).encode()
    return "".join(chr(byte) if byte in keep else f"%{byte:02X}" for byte in data)


def quote_plus(string, safe="", encoding="utf-8", errors="strict"):
    if is_unknown(string):
        return string
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    if is_unknown(string) or "%" not in string:
        return string
    return re.sub(
        r"(?:%[0-9a-fA-F]{2})+", lambda m: bytes.fromhex(m[0].replace("%", "")).decode(encoding, errors), string
    )


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return string if is_unknown(string) else unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding="utf-8", errors="strict", quote_via=quote_plus):
    parts = []
    for key, value in query.items() if hasattr(query, "items") else query:
        values = value if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__") else [value]
        parts += [f"{quote_via(str(key), safe)}={quote_via(str(each), safe)}" for each in values]
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, **kwargs):
    pairs = [part.partition("=") for part in qs.split("&") if part]
    return [(unquote_plus(key), unquote_plus(value)) for key, _, value in pairs if value or keep_blank_values]


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, **kwargs):
    result = {}
    for key, value in parse_qsl(qs, keep_blank_values):
        result.setdefault(key, []).append(value)
    return result


def urldefrag(url):
    rest, _, fragment = url.partition("#")
    return namedtuple("DefragResult", "url fragment")(rest, fragment)


__getattr__ = unmodelled(
    __name__, "DefragResult DefragResultBytes ParseResultBytes ResultBase SplitResultBytes clear_cache non_hierarchical "
    "quote_from_bytes unquote_to_bytes unwrap urljoin uses_fragment uses_netloc uses_params uses_query uses_relative",
)
