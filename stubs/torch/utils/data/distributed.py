"""torch.utils.data.distributed."""
from torch.utils.data.sampler import Sampler


class DistributedSampler(Sampler):
    """Draws nothing."""
