"""torch.utils._pytree: lists, tuples and dicts as trees."""
from collections import OrderedDict


class TreeSpec:
    """The shape of a tree: its kind, its keys, its children; a leaf has no kind."""

    def __init__(self, type, context, children_specs):
        self.type = type
        self.context = context
        self.children_specs = children_specs

    @property
    def num_leaves(self):
        return 1 if self.type is None else sum(child.num_leaves for child in self.children_specs)


def _is_namedtuple(tree):
    return isinstance(tree, tuple) and hasattr(tree, "_fields")


def tree_flatten(tree, is_leaf=None):
    """(leaves, spec)."""
    keys = None
    if is_leaf is not None and is_leaf(tree):
        return [tree], TreeSpec(None, None, [])
    if type(tree) in (dict, OrderedDict):
        keys, children = list(tree), list(tree.values())
    elif type(tree) in (list, tuple) or _is_namedtuple(tree):
        children = list(tree)
    else:
        return [tree], TreeSpec(None, None, [])
    leaves, specs = [], []
    for child in children:
        child_leaves, spec = tree_flatten(child, is_leaf)
        leaves += child_leaves
        specs.append(spec)
    return leaves, TreeSpec(type(tree), keys, specs)


def tree_unflatten(leaves, treespec):
    rest = list(leaves)

    def build(spec):
        if spec.type is None:
            return rest.pop(0)
        children = [build(child) for child in spec.children_specs]
        if spec.context is not None:
            return spec.type(zip(spec.context, children))
        return spec.type(*children) if hasattr(spec.type, "_fields") else spec.type(children)

    return build(treespec)


def tree_leaves(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[0]


def tree_map(func, tree, *rests, is_leaf=None):
    leaves, spec = tree_flatten(tree, is_leaf)
    others = [tree_flatten(rest, is_leaf)[0] for rest in rests]
    return tree_unflatten([func(*values) for values in zip(leaves, *others)], spec)


def tree_map_only(kind, func, tree, is_leaf=None):
    return tree_map(lambda leaf: func(leaf) if isinstance(leaf, kind) else leaf, tree, is_leaf=is_leaf)
