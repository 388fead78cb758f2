"""torch.nn.utils.parametrize: a tensor `name` becomes `parametrizations.name.original` (or original0, original1, …)
and a property of a new class that computes it. https://docs.pytorch.org/tutorials/intermediate/parametrizations.html"""
import copy
from collections.abc import Sequence
from contextlib import contextmanager

from _numel import is_unknown
from _numel.tensor import Parameter, Tensor
from torch.nn.modules.container import ModuleDict, ModuleList


@contextmanager
def cached():
    """Values are not computed, so there is nothing to keep."""
    yield


def _as_stored(tensor, like):
    """A Parameter if the tensor it stands for is one, with the same requires_grad."""
    if isinstance(like, Parameter):
        return Parameter(tensor, like.requires_grad)
    return tensor


class ParametrizationList(ModuleList):
    """The tensors that are stored, as original or original0, original1, …, and the modules that make the weight."""

    def __init__(self, modules, original, unsafe=False):
        if len(modules) == 0:
            raise ValueError("ParametrizationList requires one or more modules.")
        super().__init__(modules)
        self.unsafe = unsafe
        stored = original
        for module in reversed(self):
            if hasattr(module, "right_inverse"):
                stored = module.right_inverse(stored)
        if not isinstance(stored, (Tensor, Sequence)):
            raise ValueError(
                "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                f"Got {type(stored).__name__}"
            )
        self.is_tensor = isinstance(stored, Tensor)
        self.ntensors = 1 if self.is_tensor else len(stored)
        if self.is_tensor:
            _check_dtype("right_inverse", original, stored, unsafe)
            # The parameter itself stays: an optimizer may hold it already.
            original.data = stored.data
            self._store("original", original)
        else:
            for position, tensor in enumerate(stored):
                if not isinstance(tensor, Tensor):
                    raise ValueError(
                        "'right_inverse' must return a Tensor or a Sequence of tensors (list, tuple...). "
                        f"Got element {position} of the sequence with type {type(tensor).__name__}."
                    )
                self._store(f"original{position}", _as_stored(tensor.detach(), original))
        if not unsafe:
            self._check_result(original)

    def _store(self, name, tensor):
        if isinstance(tensor, Parameter):
            self.register_parameter(name, tensor)
        else:
            self.register_buffer(name, tensor)

    def _check_result(self, original):
        result = self()
        if not isinstance(result, Tensor):
            raise ValueError(f"A parametrization must return a tensor. Got {type(result).__name__}.")
        if result.dtype != original.dtype:
            raise ValueError(
                "Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is enabled.\n"
                f"unparametrized dtype: {original.dtype}\nparametrized dtype: {result.dtype}"
            )

    def stored(self):
        if self.is_tensor:
            return [self.original]
        return [getattr(self, f"original{position}") for position in range(self.ntensors)]

    def right_inverse(self, value):
        """Assigns through the parametrization, from its end to what is stored."""
        for module in reversed(self):
            if not hasattr(module, "right_inverse"):
                raise RuntimeError(
                    f"parametrization {type(module).__name__} does not implement right_inverse."
                )
            value = module.right_inverse(value)
        for kept, tensor in zip(self.stored(), [value] if self.is_tensor else value):
            kept.data = tensor.data

    def forward(self):
        first, *rest = self
        value = first(*self.stored())
        for module in rest:
            value = module(value)
        return value


def _check_dtype(what, original, tensor, unsafe):
    if not unsafe and tensor.dtype != original.dtype:
        raise ValueError(
            f"When `unsafe=False`, {what} may not change the dtype of the tensor: "
            f"{original.dtype} became {tensor.dtype}"
        )


def _property(name):
    def read(self):
        return self.parametrizations[name]()

    def write(self, value):
        self.parametrizations[name].right_inverse(value)

    return property(read, write)


def _deepcopy_instance(self, memo):
    """The copy has a class of its own: parametrizations of the one are not the other's."""
    if id(self) in memo:
        return memo[id(self)]
    clone = self.__new__(type(self))
    memo[id(self)] = clone
    clone.__dict__.update(copy.deepcopy(self.__dict__, memo))
    clone.__class__ = _new_class(type_before_parametrizations(self), clone.parametrizations)
    return clone


def _new_class(base, names):
    members = {"__deepcopy__": _deepcopy_instance, "__module__": __name__}
    for name in names:
        members[name] = _property(name)
    return type("Parametrized" + base.__name__, (base,), members)


def is_parametrized(module, tensor_name=None):
    parametrizations = getattr(module, "parametrizations", None)
    if not isinstance(parametrizations, ModuleDict):
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def type_before_parametrizations(module):
    return type(module).__bases__[0] if is_parametrized(module) else type(module)


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    if is_unknown(module) or is_unknown(getattr(module, tensor_name, None)):
        return module
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        _add(module.parametrizations[tensor_name], parametrization, getattr(module, tensor_name), unsafe)
    elif tensor_name in module._parameters or tensor_name in module._buffers:
        original = getattr(module, tensor_name)
        shape = original.shape
        made = ParametrizationList([parametrization], original, unsafe)
        if not unsafe:
            _check_shape(shape, made().shape)
        delattr(module, tensor_name)
        if not is_parametrized(module):
            module.__class__ = _new_class(type(module), [tensor_name])
            module.parametrizations = ModuleDict()
        else:
            setattr(type(module), tensor_name, _property(tensor_name))
        module.parametrizations[tensor_name] = made
    else:
        raise ValueError(
            f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'"
        )
    return module


def _check_shape(before, after):
    if tuple(before) != tuple(after):
        raise ValueError(
            "Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is enabled.\n"
            f"unparametrized shape: {before}\nparametrized shape: {after}"
        )


def _add(parametrizations, parametrization, value, unsafe):
    """One more after those that are there; what is stored stays."""
    if not unsafe:
        made = parametrization(value)
        if not isinstance(made, Tensor):
            raise ValueError(f"A parametrization must return a tensor. Got {type(made).__name__}.")
        if made.dtype != value.dtype:
            raise ValueError(
                "Registering a parametrization may not change the dtype of the tensor, unless the `unsafe` flag is "
                f"enabled.\nmodule dtype: {value.dtype}\nparametrization dtype: {made.dtype}"
            )
        _check_shape(value.shape, made.shape)
    parametrizations.append(parametrization)
    parametrizations.unsafe |= unsafe


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    if is_unknown(module):
        return module
    if not is_parametrized(module, tensor_name):
        raise ValueError(f"Module {module} does not have a parametrization on {tensor_name}")
    parametrizations = module.parametrizations[tensor_name]
    stored = parametrizations.stored()
    if parametrizations.is_tensor:
        original = stored[0]
        if leave_parametrized:
            original.data = getattr(module, tensor_name).data
    elif leave_parametrized:
        original = getattr(module, tensor_name).detach()
        if any(isinstance(tensor, Parameter) for tensor in stored):
            original = Parameter(original, any(tensor.requires_grad for tensor in stored))
    else:
        raise ValueError(
            "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a "
            "sequence of tensors."
        )
    delattr(type(module), tensor_name)
    del module.parametrizations[tensor_name]
    if isinstance(original, Parameter):
        module.register_parameter(tensor_name, original)
    else:
        module.register_buffer(tensor_name, original)
    if not is_parametrized(module):
        del module.parametrizations
        module.__class__ = type(module).__bases__[0]
    return module


def transfer_parametrizations_and_params(from_module, to_module, tensor_name=None):
    for name in [tensor_name] if tensor_name is not None else list(from_module.parametrizations):
        if not is_parametrized(from_module, name):
            continue
        for parametrization in from_module.parametrizations[name]:
            register_parametrization(to_module, name, parametrization)
        for kept, tensor in zip(to_module.parametrizations[name].stored(), from_module.parametrizations[name].stored()):
            kept.data = tensor.data
    return to_module
