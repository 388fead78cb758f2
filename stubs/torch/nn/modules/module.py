"""torch.nn.Module: what a constructor registers, and every way to walk, change and save it.

What every model goes through (attributes, registration, walks) is native (`_numel`).
"""
from collections import OrderedDict, namedtuple

from _numel import (
    holds, is_unknown, module_add_module, module_apply, module_buffers, module_children, module_delattr,
    module_getattr, module_init, module_modules, module_named_buffers, module_named_children, module_named_modules,
    module_named_parameters, module_parameters, module_register_buffer, module_register_parameter, module_setattr
)
from _numel.tensor import Parameter, Tensor, empty_like
from torch.utils.hooks import RemovableHandle

_put = object.__setattr__

_TO_KEYWORDS = ("device", "dtype", "tensor", "non_blocking", "copy", "memory_format")


class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
    """What `load_state_dict` answers."""

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return super().__repr__()

    __str__ = __repr__


def _indent(text, spaces):
    """Shifts every line but the first."""
    return text.replace("\n", "\n" + " " * spaces)


_addindent = _indent


def _member(module, target):
    path, _, name = target.rpartition(".")
    owner = module.get_submodule(path)
    if not hasattr(owner, name):
        raise AttributeError(f"{owner._get_name()} has no attribute `{name}`")
    return owner, name, getattr(owner, name)


def _with_dtype(module, dtype):
    return module._apply(lambda tensor: tensor.to(dtype) if tensor.is_floating_point() else tensor)


def _has_own(module, method):
    """True if a subclass defines `method` itmodule."""
    return getattr(type(module), method) is not getattr(Module, method)


def _load_one(module, name, own, key, given, local_metadata, error_msgs):
    """Gives the entry `name` the value `given`; a shape that differs is an error for the list."""
    if is_unknown(given):
        return
    if not isinstance(given, Tensor):
        error_msgs.append(
            f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint '
            f"but received {type(given)}"
        )
        return
    is_lazy = hasattr(own, "materialize")
    if not is_lazy and not holds(given.shape == own.shape):
        error_msgs.append(
            f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, "
            f"the shape in current model is {own.shape}."
        )
        return
    if local_metadata.get("assign_to_params_buffers", False):
        if isinstance(own, Parameter) and not isinstance(given, Parameter):
            given = Parameter(given, requires_grad=own.requires_grad)
        setattr(module, name, given)
    elif not is_lazy:
        own.data.copy_(given)


def _find_unexpected(module, state_dict, prefix, unexpected_keys):
    for key in state_dict:
        if key.startswith(prefix) and key != prefix + "_extra_state":
            name, dot, _ = key[len(prefix) :].partition(".")
            known = name in module._modules if dot else name in module._parameters or name in module._buffers
            if not known and name not in module._modules:
                unexpected_keys.append(key)


def _hooks_of(module, name):
    """The module's own dict of hooks, made when the first one comes."""
    own = module.__dict__.get(name)
    if own is None:
        own = {}
        _put(module, name, own)
    return own


def _add_hook(module, name, hook, prepend=False, flags=()):
    hooks = _hooks_of(module, name)
    flagged = [_hooks_of(module, flag) for flag in flags]
    handle = RemovableHandle(hooks, extra_dict=flagged)
    later = {} if not prepend else dict(hooks)
    if prepend:
        hooks.clear()
    hooks[handle.id] = hook
    hooks.update(later)
    for flag in flagged:
        flag[handle.id] = True
    return handle


def _choose_backward_hooks(module, is_full):
    if module._is_full_backward_hook is (not is_full):
        raise RuntimeError(
            "Cannot use both regular backward hooks and full backward hooks on a single Module. "
            "Please use only one of them."
        )
    module._is_full_backward_hook = is_full


def _call_with_hooks(module, args, kwargs):
    # Hooks may remove themselves while they run (lazy modules do), so the loops are over copies.
    for key, hook in list(module._forward_pre_hooks.items()):
        if key in module._forward_pre_hooks_with_kwargs:
            answer = hook(module, args, kwargs)
            if answer is not None:
                args, kwargs = answer
        else:
            answer = hook(module, args)
            if answer is not None:
                args = answer if isinstance(answer, tuple) else (answer,)
    result = module.forward(*args, **kwargs)
    for key, hook in list(module._forward_hooks.items()):
        with_kwargs = key in module._forward_hooks_with_kwargs
        answer = hook(module, args, kwargs, result) if with_kwargs else hook(module, args, result)
        if answer is not None:
            result = answer
    return result


class Module:
    """Registers nothing of its own; holds what is assigned to it."""

    _numel_records_calls = True
    dump_patches = False
    call_super_init = False
    training: bool
    _version = 1

    # Most modules never have a hook: these stay empty, and `_hooks_of` gives a module its own when it needs one.
    _backward_pre_hooks = {}
    _backward_hooks = {}
    _is_full_backward_hook = None
    _forward_hooks = {}
    _forward_hooks_with_kwargs = {}
    _forward_hooks_always_called = {}
    _forward_pre_hooks = {}
    _forward_pre_hooks_with_kwargs = {}
    _state_dict_hooks = {}
    _state_dict_pre_hooks = {}
    _load_state_dict_pre_hooks = {}
    _load_state_dict_post_hooks = {}

    __init__ = module_init
    __setattr__ = module_setattr
    __getattr__ = module_getattr
    __delattr__ = module_delattr

    # ---- registration

    register_parameter = module_register_parameter
    register_buffer = module_register_buffer
    add_module = module_add_module

    def register_module(self, name, module):
        self.add_module(name, module)

    # ---- lookup by dotted path

    def get_submodule(self, target):
        found = self
        for name in target.split(".") if target else ():
            if not hasattr(found, name):
                raise AttributeError(f"{found._get_name()} has no attribute `{name}`")
            found = getattr(found, name)
            if not isinstance(found, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return found

    def get_parameter(self, target):
        _, name, value = _member(self, target)
        if not isinstance(value, Parameter):
            raise AttributeError(f"`{name}` is not an nn.Parameter")
        return value

    def get_buffer(self, target):
        owner, name, value = _member(self, target)
        if name not in owner._buffers:
            raise AttributeError(f"`{name}` is not a buffer")
        return value

    def set_submodule(self, target, module, strict=False):
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        if not isinstance(module, Module):
            raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
        path, _, name = target.rpartition(".")
        owner = self.get_submodule(path)
        if hasattr(owner, name):
            if not isinstance(getattr(owner, name), Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        elif strict:
            raise AttributeError(f"{owner._get_name()} has no attribute `{name}`")
        setattr(owner, name, module)

    # ---- walking the tree: lazily, because loops over it replace children as they go

    named_modules = module_named_modules
    modules = module_modules
    named_children = module_named_children
    children = module_children
    named_parameters = module_named_parameters
    parameters = module_parameters
    named_buffers = module_named_buffers
    buffers = module_buffers

    def _named_members(self, get_members_fn, prefix="", recurse=True, remove_duplicate=True):
        """(dotted name, member) of what `get_members_fn(module)` lists for every module of the tree."""
        seen = set()
        places = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for path, module in places:
            for name, member in get_members_fn(module):
                if is_unknown(member) or member is None or member in seen:
                    continue
                if remove_duplicate:
                    seen.add(member)
                yield (f"{path}.{name}" if path else name), member

    # ---- changing every tensor of the tree

    apply = module_apply

    def _apply(self, fn, recurse=True):
        """Parameters keep their identity and get a new `.data`; buffers are replaced.

        Onto or off the meta device there is no new `.data`: each place gets a Parameter of its own, and ties are gone.
        """
        if recurse:
            for child in self.children():
                child._apply(fn)
        for name, parameter in self._parameters.items():
            if not is_unknown(parameter) and parameter is not None:
                data = fn(parameter.data)
                if data.is_meta == parameter.is_meta or hasattr(parameter, "materialize"):
                    parameter.data = data
                else:
                    self._parameters[name] = Parameter(data, parameter.requires_grad)
        for name, buffer in self._buffers.items():
            if not is_unknown(buffer) and buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    def half(self):
        import torch

        return _with_dtype(self, torch.float16)

    def bfloat16(self):
        import torch

        return _with_dtype(self, torch.bfloat16)

    def float(self):
        import torch

        return _with_dtype(self, torch.float32)

    def double(self):
        import torch

        return _with_dtype(self, torch.float64)

    def type(self, dst_type):
        return self._apply(lambda tensor: tensor.type(dst_type))

    def to(self, *args, **kwargs):
        """`to(device)`, `to(dtype)`, `to(device, dtype)`, `to(tensor)`: dtypes of floating tensors change."""
        import torch

        unexpected = [key for key in kwargs if key not in _TO_KEYWORDS]
        if unexpected:
            raise TypeError(f"to() received an invalid combination of arguments - got {unexpected}")
        device = kwargs.get("device")
        dtype = kwargs.get("dtype")
        if "tensor" in kwargs:
            args = (kwargs["tensor"], *args)
        for argument in args:
            if is_unknown(argument):
                # Most likely a device; a dtype would change no count.
                continue
            if isinstance(argument, torch.dtype):
                dtype = argument
            elif isinstance(argument, Tensor):
                device, dtype = argument.device, argument.dtype
            elif isinstance(argument, (str, int, torch.device)) and not isinstance(argument, bool):
                device = argument
        device = None if is_unknown(device) else device
        dtype = None if is_unknown(dtype) else dtype
        if dtype is not None and not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}")

        def convert(tensor):
            wanted = dtype if tensor.is_floating_point() or tensor.is_complex() else None
            if device is not None and wanted is not None:
                return tensor.to(device, wanted)
            return tensor.to(device if wanted is None else wanted)

        if device is None and dtype is None:
            return self
        return self._apply(convert)

    def to_empty(self, *, device, recurse=True):
        return self._apply(lambda tensor: empty_like(tensor, device=device), recurse=recurse)

    def cpu(self):
        return self._apply(lambda tensor: tensor.to("cpu"))

    def cuda(self, device=None):
        """The tensors stay where they are: there is no device here, and where they live changes no count."""
        return self

    xpu = cuda
    ipu = cuda
    mtia = cuda

    def share_memory(self):
        return self

    def compile(self, *args, **kwargs):
        return None

    def train(self, mode=True):
        if not holds(isinstance(mode, bool)):
            raise ValueError("training mode is expected to be boolean")
        self.training = mode
        for child in self.children():
            child.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        for parameter in self.parameters():
            parameter.grad = None

    # ---- saving and loading

    def get_extra_state(self):
        raise RuntimeError("Reached a code path in Module.get_extra_state() that should never be called.")

    def set_extra_state(self, state):
        raise RuntimeError("Reached a code path in Module.set_extra_state() that should never be called.")

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, parameter in self._parameters.items():
            if is_unknown(parameter) or parameter is not None:
                destination[prefix + name] = parameter if keep_vars else parameter.detach()
        for name, buffer in self._buffers.items():
            if (is_unknown(buffer) or buffer is not None) and name not in self._non_persistent_buffers_set:
                destination[prefix + name] = buffer if keep_vars else buffer.detach()
        if _has_own(self, "get_extra_state"):
            destination[prefix + "_extra_state"] = self.get_extra_state()

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        if args:
            destination = args[0]
            prefix = args[1] if len(args) > 1 else prefix
            keep_vars = args[2] if len(args) > 2 else keep_vars
        if destination is None:
            destination = OrderedDict()
        for hook in self._state_dict_pre_hooks.values():
            hook(self, prefix, keep_vars)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, child in self._modules.items():
            if not is_unknown(child) and child is not None:
                child.state_dict(destination=destination, prefix=f"{prefix}{name}.", keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            answer = hook(self, destination, prefix, {})
            if answer is not None:
                destination = answer
        return destination

    def _load_from_state_dict(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        for hook in self._load_state_dict_pre_hooks.values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        saved = {name: tensor for name, tensor in self._buffers.items() if name not in self._non_persistent_buffers_set}
        for name, own in {**self._parameters, **saved}.items():
            key = prefix + name
            if is_unknown(own) or own is None:
                continue
            if key not in state_dict:
                if strict:
                    missing_keys.append(key)
                continue
            _load_one(self, name, own, key, state_dict[key], local_metadata, error_msgs)
        extra = prefix + "_extra_state"
        if _has_own(self, "set_extra_state"):
            if extra in state_dict:
                self.set_extra_state(state_dict[extra])
            elif strict:
                missing_keys.append(extra)
        elif strict and extra in state_dict:
            unexpected_keys.append(extra)
        if strict:
            _find_unexpected(self, state_dict, prefix, unexpected_keys)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """A state_dict that is not known changes values only: what is registered stays as it is."""
        if is_unknown(state_dict):
            return _IncompatibleKeys([], [])
        if not hasattr(state_dict, "keys"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        missing, unexpected, errors = [], [], []

        def load(module, prefix):
            metadata = {"assign_to_params_buffers": True} if assign else {}
            module._load_from_state_dict(state_dict, prefix, metadata, True, missing, unexpected, errors)
            for name, child in module._modules.items():
                if not is_unknown(child) and child is not None:
                    load(child, f"{prefix}{name}.")
            for hook in module._load_state_dict_post_hooks.values():
                hook(module, _IncompatibleKeys(missing, unexpected))

        state_dict = OrderedDict(state_dict)
        load(self, "")
        if strict:
            for title, keys in (("Unexpected", unexpected), ("Missing", missing)):
                if keys:
                    names = ", ".join(f'"{key}"' for key in keys)
                    errors.insert(0, f"{title} key(s) in state_dict: {names}. ")
        if errors:
            raise RuntimeError(
                "Error(s) in loading state_dict for {}:\n\t{}".format(type(self).__name__, "\n\t".join(errors))
            )
        return _IncompatibleKeys(missing, unexpected)

    def __setstate__(self, state):
        self.__dict__.update(state)

    # ---- hooks

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        flags = ["_forward_pre_hooks_with_kwargs"] if with_kwargs else []
        return _add_hook(self, "_forward_pre_hooks", hook, prepend, flags)

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        flags = ["_forward_hooks_with_kwargs"] if with_kwargs else []
        if always_call:
            flags.append("_forward_hooks_always_called")
        return _add_hook(self, "_forward_hooks", hook, prepend, flags)

    def register_full_backward_hook(self, hook, prepend=False):
        _choose_backward_hooks(self, True)
        return _add_hook(self, "_backward_hooks", hook, prepend)

    def register_backward_hook(self, hook):
        _choose_backward_hooks(self, False)
        return _add_hook(self, "_backward_hooks", hook)

    def register_full_backward_pre_hook(self, hook, prepend=False):
        return _add_hook(self, "_backward_pre_hooks", hook, prepend)

    def register_state_dict_post_hook(self, hook):
        return _add_hook(self, "_state_dict_hooks", hook)

    _register_state_dict_hook = register_state_dict_post_hook

    def register_state_dict_pre_hook(self, hook):
        return _add_hook(self, "_state_dict_pre_hooks", hook)

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        if with_module:
            return _add_hook(self, "_load_state_dict_pre_hooks", lambda *args: hook(self, *args))
        return _add_hook(self, "_load_state_dict_pre_hooks", hook)

    def register_load_state_dict_pre_hook(self, hook):
        return self._register_load_state_dict_pre_hook(hook, with_module=True)

    def register_load_state_dict_post_hook(self, hook):
        return _add_hook(self, "_load_state_dict_post_hooks", hook)

    # ---- running

    def forward(self, *args, **kwargs):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        if not self._forward_pre_hooks and not self._forward_hooks:
            return self.forward(*args, **kwargs)
        return _call_with_hooks(self, args, kwargs)

    # ---- text

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return ""

    def __repr__(self):
        extra = self.extra_repr().split("\n") if self.extra_repr() else []
        children = [f"({name}): {_indent(repr(child), 2)}" for name, child in self._modules.items()]
        if not children and len(extra) < 2:
            return f"{self._get_name()}({''.join(extra)})"
        return f"{self._get_name()}(\n  " + "\n  ".join(extra + children) + "\n)"

    def __dir__(self):
        names = set(dir(type(self))) | set(self.__dict__)
        names |= set(self._parameters) | set(self._modules) | set(self._buffers)
        return sorted(name for name in names if not name[0].isdigit())
