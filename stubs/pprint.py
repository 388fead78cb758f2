"""pprint: nothing is printed (https://docs.python.org/3.11/library/pprint.html)."""
from _stdlib import unsupported

_numel_answers_unknown = True


def pprint(object, stream=None, **kwargs):
    if stream is not None:
        stream.write(pformat(object))


def pp(object, *args, **kwargs):
    pprint(object)


def pformat(object, indent=1, width=80, depth=None, **kwargs):
    text = repr(object)
    # What fits into a line is written as `repr` writes it, unless sorting or grouping changes it.
    if len(text) < width and not isinstance(object, (dict, set, frozenset)) and "{" not in text:
        return text
    return unsupported("pprint.pformat()")


def saferepr(object):
    return repr(object)


def isreadable(object):
    return unsupported("pprint.isreadable()")


isrecursive = isreadable


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, **kwargs):
        self._width = width

    def pprint(self, object):
        pass

    def pformat(self, object):
        return pformat(object, width=self._width)

    def format(self, object, context, maxlevels, level):
        return repr(object), True, False
