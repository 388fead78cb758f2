"""torch.nn.utils.prune: `name` becomes the parameter `name_orig`, whole; the mask is the buffer `name_mask`.
https://docs.pytorch.org/tutorials/intermediate/pruning_tutorial.html"""
from abc import ABC, abstractmethod
from collections.abc import Iterable

from _numel import computed, holds, is_unknown
from _numel.tensor import ones_like


class BasePruningMethod(ABC):
    """The hook that masks the tensor before each call."""

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    @abstractmethod
    def compute_mask(self, t, default_mask):
        pass

    def apply_mask(self, module):
        assert self._tensor_name is not None, (
            f"Module {module} has to be pruned"
        )
        return computed(getattr(module, self._tensor_name + "_orig"))

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        if is_unknown(module) or is_unknown(getattr(module, name)):
            return module
        method = cls(*args, **kwargs)
        method._tensor_name = name
        earlier = _hook_of(module, name)
        if earlier is None:
            original = getattr(module, name)
            mask = ones_like(original.data)
        else:
            _, hook = earlier
            original = getattr(module, name + "_orig")
            mask = getattr(module, name + "_mask")
            container = PruningContainer(*(hook if isinstance(hook, PruningContainer) else [hook]))
            container._tensor_name = name
            container.add_pruning_method(method)
        if importance_scores is not None:
            assert tuple(importance_scores.shape) == tuple(original.shape), (
                "importance_scores should have the same shape as parameter "
                f"                {name} of {module}"
            )
        mask = method.compute_mask(original if importance_scores is None else importance_scores, mask)
        if earlier is None:
            del module._parameters[name]
            module.register_parameter(name + "_orig", original)
        else:
            del module._forward_pre_hooks[earlier[0]]
            method = container
        module.register_buffer(name + "_mask", mask)
        setattr(module, name, method.apply_mask(module))
        module.register_forward_pre_hook(method)
        return method

    def prune(self, t, default_mask=None, importance_scores=None):
        mask = ones_like(t) if default_mask is None else default_mask
        self.compute_mask(t if importance_scores is None else importance_scores, mask)
        return computed(t)

    def remove(self, module):
        name = self._tensor_name
        original = module._parameters[name + "_orig"]
        delattr(module, name)
        del module._parameters[name + "_orig"]
        del module._buffers[name + "_mask"]
        setattr(module, name, original)


def _hook_of(module, name):
    """(key, hook) of the pruning of `name`, or None."""
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            return key, hook
    return None


class PruningContainer(BasePruningMethod):
    """Several prunings of one tensor, one after the other."""

    def __init__(self, *args):
        self._pruning_methods = ()
        self._tensor_name = args[0]._tensor_name if args else None
        for method in args:
            self.add_pruning_method(method)

    def add_pruning_method(self, method):
        if not isinstance(method, BasePruningMethod) and method is not None:
            raise TypeError(f"{type(method)} is not a BasePruningMethod subclass")
        if method is not None and self._tensor_name != method._tensor_name:
            raise ValueError(
                "Can only add pruning methods acting on the parameter named "
                f"'{self._tensor_name}' to PruningContainer {self}. Found '{method._tensor_name}'"
            )
        self._pruning_methods += (method,)

    def __len__(self):
        return len(self._pruning_methods)

    def __iter__(self):
        return iter(self._pruning_methods)

    def __getitem__(self, idx):
        return self._pruning_methods[idx]

    def compute_mask(self, t, default_mask):
        return self._pruning_methods[-1].compute_mask(t, default_mask)


class Identity(BasePruningMethod):
    """Prunes nothing."""

    PRUNING_TYPE = "unstructured"

    def compute_mask(self, t, default_mask):
        return default_mask


class _Unstructured(BasePruningMethod):
    """Prunes `amount` elements, or that share of them."""

    PRUNING_TYPE = "unstructured"

    def __init__(self, amount):
        _validate_pruning_amount_init(amount)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        _validate_pruning_amount(_compute_nparams_toprune(self.amount, t.numel()), t.numel())
        return computed(default_mask)


class RandomUnstructured(_Unstructured):
    """Prunes at random."""


class L1Unstructured(_Unstructured):
    """Prunes the smallest."""


class _Structured(BasePruningMethod):
    """Prunes whole slices along `dim`."""

    PRUNING_TYPE = "structured"

    def compute_mask(self, t, default_mask):
        _validate_structured_pruning(t)
        _validate_pruning_dim(t, self.dim)
        count = t.shape[self.dim]
        _validate_pruning_amount(_compute_nparams_toprune(self.amount, count), count)
        return computed(default_mask)


class RandomStructured(_Structured):
    """Prunes slices at random."""

    def __init__(self, amount, dim=-1):
        _validate_pruning_amount_init(amount)
        self.amount = amount
        self.dim = dim


class LnStructured(_Structured):
    """Prunes the slices with the smallest norm."""

    def __init__(self, amount, n, dim=-1):
        _validate_pruning_amount_init(amount)
        self.amount = amount
        self.n = n
        self.dim = dim


class CustomFromMask(BasePruningMethod):
    """Prunes what the mask says."""

    PRUNING_TYPE = "global"

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        assert holds(default_mask.shape == self.mask.shape), (
            f"default_mask shape {default_mask.shape} must match self.mask shape {self.mask.shape}"
        )
        return computed(default_mask)


def _validate_pruning_amount_init(amount):
    if is_unknown(amount):
        return
    if not isinstance(amount, (int, float)):
        raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
    is_share = holds(amount >= 0) and holds(amount <= 1)
    is_count = isinstance(amount, int) and holds(amount >= 0)
    if not is_share and not is_count:
        raise ValueError(
            f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer"
        )


def _compute_nparams_toprune(amount, tensor_size):
    return amount if isinstance(amount, int) else round(amount * tensor_size)


def _validate_pruning_amount(amount, tensor_size):
    if not holds(amount <= tensor_size):
        raise ValueError(f"amount={amount} should be smaller than the number of parameters to prune={tensor_size}")


def _validate_structured_pruning(t):
    if t.dim() <= 1:
        raise ValueError(
            "Structured pruning can only be applied to multidimensional tensors. "
            f"Found tensor of shape {t.shape} with {t.dim()} dims"
        )


def _validate_pruning_dim(t, dim):
    if dim >= t.dim():
        raise IndexError(f"Invalid index {dim} for tensor of size {t.shape}")


def identity(module, name):
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """Prunes over all of the (module, name) pairs together: each gets its mask."""
    if not isinstance(parameters, Iterable):
        raise TypeError("global_unstructured(): parameters is not an Iterable")
    if pruning_method.PRUNING_TYPE != "unstructured":
        raise TypeError(
            'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. '
            f"Found method {pruning_method} of type {pruning_method.PRUNING_TYPE}"
        )
    parameters = list(parameters)
    total = sum(getattr(module, name).numel() for module, name in parameters)
    method = pruning_method(**kwargs)
    if isinstance(method, _Unstructured):
        _validate_pruning_amount(_compute_nparams_toprune(method.amount, total), total)
    for module, name in parameters:
        custom_from_mask(module, name, ones_like(getattr(module, name)))


def remove(module, name):
    """The tensor stays as it was pruned; the mask goes."""
    found = _hook_of(module, name)
    if found is None:
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")
    key, hook = found
    hook.remove(module)
    del module._forward_pre_hooks[key]
    return module


def is_pruned(module):
    return any(
        isinstance(hook, BasePruningMethod)
        for _, child in module.named_modules()
        for hook in child._forward_pre_hooks.values()
    )
