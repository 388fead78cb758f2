"""torch.fx: nothing is traced; the classes are here to inherit from."""
from _numel import unsupported
from torch._inert import Inert
from torch.fx.graph_module import GraphModule


def wrap(fn_or_name):
    return fn_or_name


def has_side_effect(fn):
    return fn


def symbolic_trace(root, concrete_args=None):
    """A traced module keeps only the submodules that its forward uses."""
    return unsupported("torch.fx.symbolic_trace()")


class Node(Inert):
    """A node of a graph."""


class Proxy(Inert):
    """A value while tracing."""


class Graph(Inert):
    """What a tracer records."""


class Tracer(Inert):
    """Records a graph."""

    def trace(self, root, concrete_args=None):
        return unsupported("torch.fx.Tracer.trace()")

    def is_leaf_module(self, m, module_qualified_name):
        return type(m).__module__.startswith("torch.nn")


class Interpreter(Inert):
    """Runs a graph."""


class Transformer(Interpreter):
    """Changes a graph."""
