"""Lazy layers: parameters without a shape until the first input is seen.
https://docs.pytorch.org/docs/stable/generated/torch.nn.modules.lazy.LazyModuleMixin.html"""
from _numel.tensor import UninitializedBuffer, UninitializedParameter


class LazyModuleMixin:
    """Runs `initialize_parameters` on the first input, then turns the module into `cls_to_become`."""

    cls_to_become = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
        self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

    def initialize_parameters(self, *args, **kwargs):
        raise NotImplementedError(f"initialize_parameters is not implemented for {type(self).__name__}")

    def has_uninitialized_params(self):
        own = list(self._parameters.values()) + list(self._buffers.values())
        return any(isinstance(value, (UninitializedParameter, UninitializedBuffer)) for value in own)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        """What has no shape is saved as it is: it cannot be detached."""
        for name, value in {**self._parameters, **self._buffers}.items():
            if value is not None and name not in self._non_persistent_buffers_set:
                is_lazy = isinstance(value, (UninitializedParameter, UninitializedBuffer))
                destination[prefix + name] = value if is_lazy or keep_vars else value.detach()

    def _lazy_load_hook(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        """Saved tensors tell the shapes."""
        for name, value in {**self._parameters, **self._buffers}.items():
            saved = state_dict.get(prefix + name)
            if isinstance(value, (UninitializedParameter, UninitializedBuffer)) and saved is not None:
                if not isinstance(saved, (UninitializedParameter, UninitializedBuffer)):
                    value.materialize(saved.shape)

    def _infer_parameters(self, module, args, kwargs=None):
        module.initialize_parameters(*args, **(kwargs or {}))
        if module.has_uninitialized_params():
            raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
        module._initialize_hook.remove()
        module._load_hook.remove()
        del module._initialize_hook
        del module._load_hook
        if module.cls_to_become is not None:
            module.__class__ = module.cls_to_become
