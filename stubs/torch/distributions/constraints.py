"""torch.distributions.constraints: checked nowhere."""
from torch._inert import Inert


class Constraint(Inert):
    """Constrains nothing."""


boolean = real = positive = nonnegative = simplex = unit_interval = real_vector = Constraint()
positive_definite = lower_cholesky = integer_interval = nonnegative_integer = positive_integer = Constraint()


def interval(lower_bound, upper_bound):
    return Constraint()


def greater_than(lower_bound):
    return Constraint()


def less_than(upper_bound):
    return Constraint()


def independent(base_constraint, reinterpreted_batch_ndims):
    return Constraint()
