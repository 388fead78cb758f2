"""torch.torch_version: a string that compares as a version."""


def _numbers(version):
    """The release's numbers: "2.13.0+cpu" → [2, 13, 0]; a tuple or list as it is."""
    if isinstance(version, (tuple, list)):
        parts = [str(part) for part in version]
    else:
        parts = str(version).split("+")[0].split(".")
    numbers = []
    for part in parts:
        digits = ""
        for character in part:
            if not character.isdigit():
                break
            digits += character
        if digits == "":
            break
        numbers.append(int(digits))
        if digits != part:
            break
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


class TorchVersion(str):
    """`torch.__version__ >= "1.10"` and `>= (1, 10)` compare numbers, not letters."""

    def __lt__(self, other):
        return _numbers(self) < _numbers(other)

    def __le__(self, other):
        return _numbers(self) <= _numbers(other)

    def __gt__(self, other):
        return _numbers(self) > _numbers(other)

    def __ge__(self, other):
        return _numbers(self) >= _numbers(other)

    def __eq__(self, other):
        return _numbers(self) == _numbers(other)

    def __ne__(self, other):
        return _numbers(self) != _numbers(other)

    def __hash__(self):
        return hash(str(self))


__version__ = TorchVersion("2.13.0")
