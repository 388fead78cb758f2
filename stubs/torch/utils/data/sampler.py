"""torch.utils.data.sampler."""
from torch._inert import Inert


class Sampler(Inert):
    """Draws nothing."""

    def __class_getitem__(cls, item):
        return cls


class SequentialSampler(Sampler):
    """Draws nothing."""


class RandomSampler(Sampler):
    """Draws nothing."""


class SubsetRandomSampler(Sampler):
    """Draws nothing."""


class WeightedRandomSampler(Sampler):
    """Draws nothing."""


class BatchSampler(Sampler):
    """Draws nothing."""
