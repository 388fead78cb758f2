"""torch.fx.graph_module."""
from _numel import unsupported
from torch.nn.modules.module import Module


class GraphModule(Module):
    """A module made of a graph: which submodules it keeps depends on the graph."""

    def __new__(cls, *args, **kwargs):
        return unsupported("torch.fx.GraphModule()")
