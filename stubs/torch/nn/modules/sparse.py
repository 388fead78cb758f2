"""Embeddings. https://docs.pytorch.org/docs/stable/nn.html#sparse-layers"""
from _numel import forget_values, holds, is_unknown
from _numel.tensor import Parameter, empty
from torch.nn import functional as F
from torch.nn.modules.module import Module


def _index_within(padding_idx, num_embeddings, name):
    """`padding_idx` counted from 0."""
    if is_unknown(padding_idx) or padding_idx is None or padding_idx == 0:
        return padding_idx
    message = f"{name} must be within num_embeddings"
    assert holds(padding_idx < num_embeddings), message
    assert holds(padding_idx >= -num_embeddings), message
    return padding_idx if padding_idx > 0 else num_embeddings + padding_idx


def _set_weight(table, given, requires_grad, device, dtype):
    shape = (table.num_embeddings, table.embedding_dim)
    if not is_unknown(given) and given is None:
        table._parameters["weight"] = Parameter(empty(shape, device=device, dtype=dtype), requires_grad=requires_grad)
        table.reset_parameters()
        return
    assert holds(list(given.shape) == list(shape)), (
        "Shape of weight does not match num_embeddings and embedding_dim"
    )
    table._parameters["weight"] = Parameter(given, requires_grad=requires_grad)


class _Table(Module):
    """weight num_embeddings·embedding_dim."""

    def reset_parameters(self):
        forget_values(self, "weight", None)
        self._fill_padding_idx_with_zero()

    def _fill_padding_idx_with_zero(self):
        """Values are not kept."""


def _rows_and_columns(embeddings):
    assert embeddings.dim() == 2, "Embeddings parameter is expected to be 2-dimensional"
    return embeddings.shape


class Embedding(_Table):
    """weight num_embeddings·embedding_dim; padding_idx, max_norm and sparse change nothing."""

    __constants__ = [
        "num_embeddings", "embedding_dim", "padding_idx", "max_norm", "norm_type", "scale_grad_by_freq", "sparse"
    ]

    def __init__(
        self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
        scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None
    ):
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.padding_idx = _index_within(padding_idx, num_embeddings, "Padding_idx")
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.scale_grad_by_freq = scale_grad_by_freq
        _set_weight(self, _weight, not _freeze, device, dtype)
        self.sparse = sparse

    def forward(self, input):
        return F.embedding(input, self.weight, self.padding_idx)

    @classmethod
    def from_pretrained(
        cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
        sparse=False
    ):
        """Frozen unless told otherwise."""
        rows, columns = _rows_and_columns(embeddings)
        return cls(
            num_embeddings=rows, embedding_dim=columns, _weight=embeddings, _freeze=freeze, padding_idx=padding_idx,
            max_norm=max_norm, norm_type=norm_type, scale_grad_by_freq=scale_grad_by_freq, sparse=sparse
        )

    def extra_repr(self):
        text = f"{self.num_embeddings}, {self.embedding_dim}"
        for name, value in {"padding_idx": None, "max_norm": None, "norm_type": 2}.items():
            if getattr(self, name) != value:
                text += f", {name}={getattr(self, name)}"
        if self.scale_grad_by_freq is not False:
            text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
        return text if self.sparse is False else text + ", sparse=True"


class EmbeddingBag(_Table):
    """weight num_embeddings·embedding_dim."""

    __constants__ = [
        "num_embeddings", "embedding_dim", "max_norm", "norm_type", "scale_grad_by_freq", "mode", "sparse",
        "include_last_offset", "padding_idx"
    ]

    def __init__(
        self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean",
        sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None, dtype=None
    ):
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.scale_grad_by_freq = scale_grad_by_freq
        self.padding_idx = _index_within(padding_idx, num_embeddings, "padding_idx")
        _set_weight(self, _weight, True, device, dtype)
        self.mode = mode
        self.sparse = sparse
        self.include_last_offset = include_last_offset

    def forward(self, input, offsets=None, per_sample_weights=None):
        return F.embedding_bag(
            input, self.weight, offsets, mode=self.mode, include_last_offset=self.include_last_offset
        )

    @classmethod
    def from_pretrained(
        cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, mode="mean",
        sparse=False, include_last_offset=False, padding_idx=None
    ):
        """Frozen unless told otherwise."""
        rows, columns = _rows_and_columns(embeddings)
        bag = cls(
            num_embeddings=rows, embedding_dim=columns, _weight=embeddings, max_norm=max_norm, norm_type=norm_type,
            scale_grad_by_freq=scale_grad_by_freq, mode=mode, sparse=sparse,
            include_last_offset=include_last_offset, padding_idx=padding_idx
        )
        bag.weight.requires_grad = not freeze
        return bag

    def extra_repr(self):
        text = f"{self.num_embeddings}, {self.embedding_dim}"
        for name, value in {"max_norm": None, "norm_type": 2}.items():
            if getattr(self, name) != value:
                text += f", {name}={getattr(self, name)}"
        if self.scale_grad_by_freq is not False:
            text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
        text += f", mode={self.mode!r}"
        return text if self.padding_idx is None else f"{text}, padding_idx={self.padding_idx}"
