"""codecs: files and text in an encoding (https://docs.python.org/3.11/library/codecs.html)."""
import io
from _stdlib import unmodelled

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = b"\xff\xfe"
BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF16 = BOM_UTF16_LE


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is None:
        return io.open(filename, mode.replace("b", "") + "b" if "b" in mode else mode)
    return io.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")


def encode(obj, encoding="utf-8", errors="strict"):
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return obj.decode(encoding, errors)


def register(search_function):
    pass


def register_error(errors, error_handler):
    pass


__getattr__ = unmodelled(
    __name__,
    "BOM BOM32_BE BOM32_LE BOM64_BE BOM64_LE BOM_BE BOM_LE BOM_UTF32 BOM_UTF32_BE BOM_UTF32_LE BufferedIncrementalDecoder "
    "BufferedIncrementalEncoder Codec CodecInfo EncodedFile IncrementalDecoder IncrementalEncoder StreamReader "
    "StreamReaderWriter StreamRecoder StreamWriter ascii_decode ascii_encode backslashreplace_errors charmap_build "
    "charmap_decode charmap_encode escape_decode escape_encode getdecoder getencoder getincrementaldecoder "
    "getincrementalencoder getreader getwriter ignore_errors iterdecode iterencode latin_1_decode latin_1_encode lookup "
    "lookup_error make_encoding_map make_identity_dict namereplace_errors replace_errors strict_errors unregister "
    "utf_8_decode utf_8_encode xmlcharrefreplace_errors",
)
