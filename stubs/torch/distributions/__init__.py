"""torch.distributions: kept, never drawn from."""
from _numel import unsupported
from torch._inert import Inert
from torch.distributions import constraints
from torch.distributions.transforms import Transform


class Distribution(Inert):
    """Holds nothing that is registered."""

    has_rsample = False
    has_enumerate_support = False

    def __init__(self, batch_shape=(), event_shape=(), validate_args=None):
        self._batch_shape = batch_shape
        self._event_shape = event_shape

    @staticmethod
    def set_default_validate_args(value):
        return None


class ExponentialFamily(Distribution):
    """Holds nothing that is registered."""


class _Named(Distribution):
    """One of PyTorch's: any arguments."""

    def __init__(self, *args, **kwargs):
        pass


class Bernoulli(_Named):
    """Holds nothing that is registered."""


class Beta(_Named):
    """Holds nothing that is registered."""


class Binomial(_Named):
    """Holds nothing that is registered."""


class Categorical(_Named):
    """Holds nothing that is registered."""


class Cauchy(_Named):
    """Holds nothing that is registered."""


class Chi2(_Named):
    """Holds nothing that is registered."""


class ContinuousBernoulli(_Named):
    """Holds nothing that is registered."""


class Dirichlet(_Named):
    """Holds nothing that is registered."""


class Exponential(_Named):
    """Holds nothing that is registered."""


class FisherSnedecor(_Named):
    """Holds nothing that is registered."""


class Gamma(_Named):
    """Holds nothing that is registered."""


class GeneralizedPareto(_Named):
    """Holds nothing that is registered."""


class Geometric(_Named):
    """Holds nothing that is registered."""


class Gumbel(_Named):
    """Holds nothing that is registered."""


class HalfCauchy(_Named):
    """Holds nothing that is registered."""


class HalfNormal(_Named):
    """Holds nothing that is registered."""


class Independent(_Named):
    """Holds nothing that is registered."""


class InverseGamma(_Named):
    """Holds nothing that is registered."""


class Kumaraswamy(_Named):
    """Holds nothing that is registered."""


class LKJCholesky(_Named):
    """Holds nothing that is registered."""


class Laplace(_Named):
    """Holds nothing that is registered."""


class LogNormal(_Named):
    """Holds nothing that is registered."""


class LogisticNormal(_Named):
    """Holds nothing that is registered."""


class LowRankMultivariateNormal(_Named):
    """Holds nothing that is registered."""


class MixtureSameFamily(_Named):
    """Holds nothing that is registered."""


class Multinomial(_Named):
    """Holds nothing that is registered."""


class MultivariateNormal(_Named):
    """Holds nothing that is registered."""


class NegativeBinomial(_Named):
    """Holds nothing that is registered."""


class Normal(_Named):
    """Holds nothing that is registered."""


class OneHotCategorical(_Named):
    """Holds nothing that is registered."""


class OneHotCategoricalStraightThrough(_Named):
    """Holds nothing that is registered."""


class Pareto(_Named):
    """Holds nothing that is registered."""


class Poisson(_Named):
    """Holds nothing that is registered."""


class RelaxedBernoulli(_Named):
    """Holds nothing that is registered."""


class RelaxedOneHotCategorical(_Named):
    """Holds nothing that is registered."""


class StudentT(_Named):
    """Holds nothing that is registered."""


class TransformedDistribution(_Named):
    """Holds nothing that is registered."""


class Uniform(_Named):
    """Holds nothing that is registered."""


class VonMises(_Named):
    """Holds nothing that is registered."""


class Weibull(_Named):
    """Holds nothing that is registered."""


class Wishart(_Named):
    """Holds nothing that is registered."""


def kl_divergence(p, q):
    return unsupported("torch.distributions.kl_divergence()")


def register_kl(type_p, type_q):
    return lambda function: function
