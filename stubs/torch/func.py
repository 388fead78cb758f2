"""torch.func: what constructors meet of it."""
from torch.nn.utils.stateless import functional_call
