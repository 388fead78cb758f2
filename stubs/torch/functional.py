"""torch.functional: tensor functions under their older path."""
from _numel.tensor import (
    broadcast_shapes, broadcast_tensors, cartesian_prod, cdist, einsum, meshgrid, norm, split, tensordot
)
