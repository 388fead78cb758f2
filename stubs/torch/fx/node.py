"""torch.fx.node."""
from torch.fx import Node
