"""torch.types: names for annotations."""
from typing import Any, Sequence, Union

from _numel.tensor import Size, Tensor, device, dtype, layout

Number = Union[int, float, bool]
Device = Union[device, str, int, None]
FileLike = Any
Storage = Any
_device = device
_dtype = dtype
_layout = layout
_int = int
_float = float
_bool = bool
_size = Union[Size, Sequence[int]]
_TensorOrTensors = Union[Tensor, Sequence[Tensor]]
