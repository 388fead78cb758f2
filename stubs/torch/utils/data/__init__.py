"""torch.utils.data: data is never read."""
from torch.utils.data import distributed
from torch.utils.data.dataloader import DataLoader, default_collate, default_convert
from torch.utils.data.dataset import (
    ChainDataset, ConcatDataset, Dataset, IterableDataset, StackDataset, Subset, TensorDataset, random_split
)
from torch.utils.data.distributed import DistributedSampler
from torch.utils.data.sampler import (
    BatchSampler, RandomSampler, Sampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler
)


def get_worker_info():
    return None
