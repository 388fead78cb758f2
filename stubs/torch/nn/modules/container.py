"""Containers: they register what they are given under "0", "1", … or under keys.
https://docs.pytorch.org/docs/stable/nn.html#containers"""
import operator
from collections import OrderedDict
from collections.abc import Iterable, Mapping

from _numel import add_open, append_open, is_filled, is_open, is_unknown
from _numel.tensor import Parameter, Tensor, typename
from torch.nn.modules.module import Module


class Container(Module):
    """The keyword arguments, as submodules."""

    def __init__(self, **kwargs):
        super().__init__()
        for name, module in kwargs.items():
            self.add_module(name, module)


def _position(index, length):
    """A position from 0, or IndexError."""
    index = operator.index(index)
    if not -length <= index < length:
        raise IndexError(f"index {index} is out of range")
    return index % length


def _renumber(container):
    container._modules = {str(position): module for position, module in enumerate(container._modules.values())}


def _check_factor(container, other):
    if not isinstance(other, int):
        raise TypeError(f"unsupported operand type(s) for *: {type(container)} and {type(other)}")
    if other <= 0:
        raise ValueError(f"Non-positive multiplication factor {other} for {type(container)}")


class Sequential(Module):
    """The modules in order, named "0", "1", …; those of an OrderedDict under its keys."""

    def __init__(self, *args):
        super().__init__()
        if is_open(args):
            add_open(self, args)
        elif len(args) == 1 and not is_unknown(args[0]) and isinstance(args[0], OrderedDict):
            for name, module in args[0].items():
                self.add_module(name, module)
        else:
            for position, module in enumerate(args):
                self.add_module(str(position), module)

    def _get_item_by_idx(self, iterator, idx):
        """The item of `iterator` (keys or modules) at a position."""
        return list(iterator)[_position(idx, len(self))]

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(OrderedDict(list(self._modules.items())[idx]))
        return self._modules[self._get_item_by_idx(self._modules, idx)]

    def __setitem__(self, idx, module):
        setattr(self, self._get_item_by_idx(self._modules, idx), module)

    def __delitem__(self, idx):
        if isinstance(idx, slice):
            for key in list(self._modules)[idx]:
                delattr(self, key)
        else:
            delattr(self, self._get_item_by_idx(self._modules, idx))
        _renumber(self)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __add__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f"add operator supports only objects of Sequential class, but {type(other)} is given.")
        return Sequential(*self, *other)

    def __iadd__(self, other):
        if not isinstance(other, Sequential):
            raise ValueError(f"add operator supports only objects of Sequential class, but {type(other)} is given.")
        return self.extend(other)

    def __mul__(self, other):
        _check_factor(self, other)
        return Sequential(*(list(self) * other))

    __rmul__ = __mul__

    def __imul__(self, other):
        _check_factor(self, other)
        return self.extend(list(self) * (other - 1))

    def append(self, module):
        if is_filled(self):
            append_open(self, module)
        else:
            self.add_module(str(len(self)), module)
        return self

    def extend(self, sequential):
        if is_open(sequential):
            add_open(self, sequential)
            return self
        for module in list(sequential):
            self.append(module)
        return self

    def insert(self, index, module):
        assert isinstance(module, Module), f"module should be of type: {Module}"
        count = len(self)
        if not -count <= index <= count:
            raise IndexError(f"Index out of range: {index}")
        modules = list(self)
        modules.insert(index, module)
        for position, each in enumerate(modules):
            self._modules[str(position)] = each
        return self

    def pop(self, key):
        taken = self[key]
        del self[key]
        return taken

    def forward(self, input):
        for module in self:
            input = module(input)
        return input


def _check_iterable(owner, given):
    if not isinstance(given, Iterable):
        raise TypeError(f"{owner}.extend should be called with an iterable, but got {type(given).__name__}")


class ModuleList(Module):
    """The modules in order, named "0", "1", …"""

    def __new__(cls, modules=None, *args, **kwargs):
        # Of what is not known there is no telling how many: the list is not known either.
        is_lost = cls is ModuleList and is_unknown(modules) and not is_open(modules)
        return modules if is_lost else super().__new__(cls)

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self += modules

    def _get_abs_string_index(self, idx):
        return str(_position(idx, len(self)))

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return self.__class__(list(self._modules.values())[idx])
        return self._modules[self._get_abs_string_index(idx)]

    def __setitem__(self, idx, module):
        setattr(self, self._get_abs_string_index(idx), module)

    def __delitem__(self, idx):
        if isinstance(idx, slice):
            for position in range(len(self._modules))[idx]:
                delattr(self, str(position))
        else:
            delattr(self, self._get_abs_string_index(idx))
        _renumber(self)

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules.values())

    def __iadd__(self, modules):
        return self.extend(modules)

    def __add__(self, other):
        together = ModuleList()
        for module in [*self, *other]:
            together.append(module)
        return together

    def append(self, module):
        if is_filled(self):
            append_open(self, module)
        else:
            self.add_module(str(len(self)), module)
        return self

    def extend(self, modules):
        if is_open(modules):
            add_open(self, modules)
            return self
        _check_iterable("ModuleList", modules)
        # The names go on from the length now, as PyTorch's do, also when `modules` is this very list.
        first = len(self)
        for position, module in enumerate(list(modules)):
            self.add_module(str(first + position), module)
        return self

    def insert(self, index, module):
        for position in range(len(self._modules), index, -1):
            self._modules[str(position)] = self._modules[str(position - 1)]
        self._modules[str(index)] = module

    def pop(self, key):
        taken = self[key]
        del self[key]
        return taken

    def __dir__(self):
        return [name for name in super().__dir__() if not name.isdigit()]

    def __repr__(self):
        """Neighbours that read the same share a line: `(0-2): 3 x ReLU()`."""
        groups = []
        for position, module in enumerate(self):
            text = repr(module)
            if groups and groups[-1][1] == text:
                groups[-1][2] = position
            else:
                groups.append([position, text, position])
        if not groups:
            return self._get_name() + "()"
        lines = []
        for first, text, last in groups:
            label = f"({first})" if first == last else f"({first}-{last})"
            times = "" if first == last else f"{last - first + 1} x "
            lines.append("  " + f"{label}: {times}{text}".replace("\n", "\n  "))
        return self._get_name() + "(\n" + "\n".join(lines) + "\n)"


def _pairs(owner, given):
    """The (key, value) pairs of an iterable, checked."""
    for position, pair in enumerate(given):
        if not isinstance(pair, Iterable):
            raise TypeError(f"{owner} update sequence element #{position} should be Iterable; is{type(pair).__name__}")
        pair = tuple(pair)
        if len(pair) != 2:
            raise ValueError(f"{owner} update sequence element #{position} has length {len(pair)}; 2 is required")
        yield pair


class ModuleDict(Module):
    """The modules under their keys."""

    def __new__(cls, modules=None, *args, **kwargs):
        return modules if cls is ModuleDict and is_unknown(modules) else super().__new__(cls)

    def __init__(self, modules=None):
        super().__init__()
        if modules is not None:
            self.update(modules)

    def __getitem__(self, key):
        return self._modules[key]

    def __setitem__(self, key, module):
        self.add_module(key, module)

    def __delitem__(self, key):
        del self._modules[key]

    def __len__(self):
        return len(self._modules)

    def __iter__(self):
        return iter(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def clear(self):
        self._modules.clear()

    def pop(self, key):
        taken = self[key]
        del self[key]
        return taken

    def keys(self):
        return self._modules.keys()

    def items(self):
        return self._modules.items()

    def values(self):
        return self._modules.values()

    def update(self, modules):
        if not isinstance(modules, Iterable):
            kind = type(modules).__name__
            raise TypeError(f"ModuleDict.update should be called with an iterable of key/value pairs, but got {kind}")
        if isinstance(modules, (Mapping, ModuleDict)):
            modules = modules.items()
        for key, module in _pairs("ModuleDict", modules):
            self[key] = module


def _as_parameter(value):
    """A bare tensor becomes a Parameter; anything else stays what it is."""
    if is_unknown(value):
        return value
    if isinstance(value, Tensor) and not isinstance(value, Parameter):
        return Parameter(value)
    return value


def _describe(value, kind):
    if not isinstance(value, Tensor):
        return f"Object of type: {type(value).__name__}"
    size = "x".join(str(length) for length in value.shape)
    label = "Parameter" if isinstance(value, Parameter) else "Tensor"
    return f"{label} containing: [{kind(value)} of size {size}]"


class ParameterList(Module):
    """The tensors in order, named "0", "1", …, each a Parameter; other values are plain attributes."""

    def __new__(cls, values=None, *args, **kwargs):
        return values if cls is ParameterList and is_unknown(values) else super().__new__(cls)

    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self += values

    def _get_abs_string_index(self, idx):
        return str(_position(idx, len(self)))

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            chosen = self.__class__()
            for position in range(len(self))[idx]:
                chosen.append(self[position])
            return chosen
        return getattr(self, self._get_abs_string_index(idx))

    def __setitem__(self, idx, param):
        name = self._get_abs_string_index(idx)
        if is_unknown(param):
            self.register_parameter(name, param)
        else:
            setattr(self, name, _as_parameter(param))

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter(self[position] for position in range(len(self)))

    def __iadd__(self, parameters):
        return self.extend(parameters)

    def append(self, value):
        position = len(self)
        self._size += 1
        self[position] = value
        return self

    def extend(self, values):
        if not isinstance(values, Iterable) or isinstance(values, Tensor):
            raise TypeError(f"ParameterList.extend should be called with an iterable, but got {type(values).__name__}")
        for value in values:
            self.append(value)
        return self

    def __dir__(self):
        return [name for name in super().__dir__() if not name.isdigit()]

    def extra_repr(self):
        described = (_describe(value, lambda tensor: tensor.dtype) for value in self)
        return "\n".join(f"  ({position}): {text}" for position, text in enumerate(described))

    def __call__(self, *args, **kwargs):
        raise RuntimeError("ParameterList should not be called.")


class ParameterDict(Module):
    """The tensors under their keys, each a Parameter; other values are plain attributes."""

    def __new__(cls, parameters=None, *args, **kwargs):
        return parameters if cls is ParameterDict and is_unknown(parameters) else super().__new__(cls)

    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)

    def _key_to_attr(self, key):
        if not isinstance(key, str):
            raise TypeError(
                "Index given to ParameterDict cannot be used as a key as it is not a string "
                f"(type is '{type(key).__name__}'). Open an issue on github if you need non-string keys."
            )
        return key

    def __getitem__(self, key):
        return getattr(self, self._key_to_attr(key))

    def __setitem__(self, key, value):
        # Registered, so that a key that names a method is refused; other values are plain attributes.
        self._keys[key] = None
        name = self._key_to_attr(key)
        value = _as_parameter(value)
        if is_unknown(value) or isinstance(value, Parameter):
            self.register_parameter(name, value)
        else:
            setattr(self, name, value)

    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, self._key_to_attr(key))

    def __len__(self):
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def __reversed__(self):
        return reversed(list(self._keys))

    def __contains__(self, key):
        return key in self._keys

    def copy(self):
        return ParameterDict(OrderedDict((key, self[key]) for key in self._keys))

    def setdefault(self, key, default=None):
        if key not in self._keys:
            self[key] = default
        return self[key]

    def clear(self):
        for key in list(self._keys):
            del self[key]

    def pop(self, key):
        taken = self[key]
        del self[key]
        return taken

    def popitem(self):
        key, _ = self._keys.popitem()
        # The key goes back first: `pop` takes it out again with its attribute.
        self._keys[key] = None
        return key, self.pop(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def fromkeys(self, keys, default=None):
        return ParameterDict((key, default) for key in keys)

    def keys(self):
        return self._keys.keys()

    def items(self):
        return ((key, self[key]) for key in self._keys)

    def values(self):
        return (self[key] for key in self._keys)

    def update(self, parameters):
        if not isinstance(parameters, Iterable):
            kind = type(parameters).__name__
            raise TypeError(f"ParametersDict.update should be called with an iterable of key/value pairs, but got {kind}")
        if isinstance(parameters, (OrderedDict, ParameterDict)):
            parameters = parameters.items()
        elif isinstance(parameters, Mapping):
            # PyTorch sorts the keys of a plain dict.
            parameters = sorted(parameters.items(), key=lambda pair: pair[0])
        for key, value in _pairs("ParameterDict", parameters):
            self[key] = value

    def __or__(self, other):
        return self.copy().__ior__(other)

    def __ror__(self, other):
        together = other.copy()
        together.update(self)
        return together

    def __ior__(self, other):
        self.update(other)
        return self

    def extra_repr(self):
        described = ((key, _describe(value, typename)) for key, value in self.items())
        return "\n".join(f"  ({key}): {text}" for key, text in described)

    def __call__(self, input):
        raise RuntimeError("ParameterDict should not be called.")
