"""Walks over a module's tree: laziness, duplicates, what classes override, what goes wrong."""
import torch
from torch import nn

log = []


def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def names(pairs):
    return [name for name, _ in pairs]


class Bare(nn.Module):
    pass


class Own(nn.Module):
    """A walk of its own."""

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        yield prefix + "!", self


class Holder(nn.Module):
    def __init__(self):
        super().__init__()
        self.own = Own()
        self.first = nn.Linear(1, 1)
        self.again = self.first
        self.none = None
        self.register_buffer("table", torch.zeros(2))
        self.register_buffer("gone", None)


class Logged(nn.Module):
    """Says how it is asked."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def named_modules(self, *args, **kwargs):
        log.append(("named_modules", args[1:], kwargs))
        return super().named_modules(*args, **kwargs)

    def named_parameters(self, *args, **kwargs):
        log.append(("named_parameters", args, kwargs))
        return super().named_parameters(*args, **kwargs)

    def named_children(self, *args, **kwargs):
        log.append(("named_children", args, kwargs))
        return super().named_children(*args, **kwargs)

    def children(self, *args, **kwargs):
        log.append(("children", args, kwargs))
        return super().children(*args, **kwargs)

    def apply(self, fn):
        log.append(("apply",))
        return super().apply(fn)


class Members(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def _named_members(self, get_members_fn, **kwargs):
        log.append(("_named_members", kwargs, names(get_members_fn(self.linear))))
        return super()._named_members(get_members_fn, **kwargs)


class Unset(nn.Module):
    def __init__(self):
        pass


class Equal(nn.Module):
    """All of them are one and the same to a set."""

    def __eq__(self, other):
        return isinstance(other, Equal)

    def __hash__(self):
        return 1


def logged(action):
    log.clear()
    result = action()
    return result, list(log)


def replace(module):
    for name, child in module.named_children():
        if isinstance(child, nn.ReLU):
            setattr(module, name, nn.GELU())
        else:
            replace(child)
    return module


def grown_before():
    model = nn.Sequential(nn.Linear(1, 1))
    walk = model.named_modules()
    model.add_module("late", nn.ReLU())
    return names(walk)


def grown_meanwhile():
    model = nn.Sequential(nn.Linear(1, 1))
    walk = model.named_modules()
    next(walk), next(walk)
    model.add_module("late", nn.ReLU())
    return names(walk)


def around():
    model = nn.Sequential(nn.Linear(1, 1))
    model.add_module("self", model)
    return names(model.named_modules()), names(model.named_parameters())


def endless():
    model = nn.Sequential()
    model.add_module("self", model)
    try:
        model.apply(lambda module: None)
    except RecursionError as error:
        return str(error)[:32]


def order():
    seen = []
    model = nn.Sequential(nn.Sequential(nn.ReLU(), nn.Tanh()), nn.GELU())
    answer = model.apply(lambda module: seen.append(type(module).__name__))
    return seen, answer is model


def memo():
    holder = Holder()
    given = {holder.first}
    found = names(holder.named_modules(given))
    return found, len(given), names(holder.named_modules(None, "q"))


def on_instance():
    holder = Holder()
    holder.first.named_modules = lambda *args, **kwargs: [("mine", holder.first)]
    return names(holder.named_modules())


def finished():
    walk = nn.ReLU().modules()
    return len(list(walk)), len(list(walk)), next(walk, "end")


checks = [
    names(Holder().named_modules()),
    names(Holder().named_modules(remove_duplicate=False)),
    names(Holder().named_modules(prefix="p")),
    names(Holder().named_parameters()),
    names(Holder().named_parameters(remove_duplicate=False)),
    names(Holder().named_parameters("p")),
    names(Holder().named_parameters("p", False)),
    names(Holder().named_buffers()),
    names(Holder().named_buffers("p", recurse=False)),
    names(Holder().named_children()),
    [type(module).__name__ for module in Holder().children()],
    [type(module).__name__ for module in Holder().modules()],
    [tuple(each.shape) for each in Holder().parameters()],
    [tuple(each.shape) for each in Holder().parameters(recurse=False)],
    [tuple(each.shape) for each in Holder().buffers()],
    logged(lambda: len(list(Logged().modules()))),
    logged(lambda: len(list(Logged().parameters()))),
    logged(lambda: len(list(Logged().parameters(False)))),
    logged(lambda: len(list(Logged().buffers()))),
    logged(lambda: names(Logged().named_buffers("b"))),
    logged(lambda: names(Logged().named_parameters(prefix="b", remove_duplicate=False))),
    logged(lambda: len(list(Logged().children()))),
    logged(lambda: type(Logged().apply(lambda module: None)).__name__),
    logged(lambda: type(nn.Sequential(Logged()).apply(lambda module: None)).__name__),
    logged(lambda: names(nn.Sequential(Logged()).named_modules())),
    logged(lambda: names(nn.Sequential(Logged()).named_parameters())),
    logged(lambda: type(Logged().requires_grad_(False)).__name__),
    logged(lambda: type(Logged().train()).__name__),
    logged(lambda: names(Members().named_parameters())),
    logged(lambda: len(list(Members().parameters()))),
    logged(lambda: len(list(Members().buffers()))),
    replace(nn.Sequential(nn.ReLU(), nn.Sequential(nn.ReLU(), nn.Tanh()))),
    grown_before(),
    attempt(grown_meanwhile),
    around(),
    endless(),
    order(),
    memo(),
    on_instance(),
    finished(),
    names(nn.Sequential(Equal(), Equal()).named_modules()),
    names(nn.Sequential(Equal(), Equal()).named_children()),
    attempt(lambda: list(Unset().modules())),
    attempt(lambda: list(Unset().named_children())),
    attempt(lambda: list(Unset().parameters())),
    attempt(lambda: list(Unset().parameters(False))),
    attempt(lambda: Unset().apply(print)),
    attempt(lambda: Unset().register_buffer("a", None)),
    attempt(lambda: Unset().register_parameter("a", None)),
    attempt(lambda: Unset().add_module("a", None)),
    attempt(lambda: nn.Module(1, 2)),
    attempt(lambda: Bare().add_module("x")),
    attempt(lambda: Bare().register_buffer("x")),
    attempt(lambda: Bare().register_parameter(name="x")),
    attempt(lambda: Bare().apply()),
    attempt(lambda: Bare().named_modules(1, 2, 3, 4)),
    attempt(lambda: Bare().children(1)),
    attempt(lambda: Bare().parameters(recursive=1)),
    attempt(lambda: Bare().apply(lambda module: 1 / 0)),
    attempt(lambda: nn.Module.add_module.__qualname__),
    attempt(lambda: nn.Module.__init__.__name__),
]
