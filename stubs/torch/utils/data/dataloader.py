"""torch.utils.data.dataloader."""
from _numel import unsupported
from torch._inert import Inert


class DataLoader(Inert):
    """Loads nothing."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, dataset, batch_size=1, *args, **options):
        self.dataset = dataset
        self.batch_size = batch_size

    def __iter__(self):
        return unsupported("torch.utils.data.DataLoader")

    def __len__(self):
        return unsupported("len(torch.utils.data.DataLoader)")


def default_collate(batch):
    return unsupported("torch.utils.data.default_collate()")


def default_convert(data):
    return unsupported("torch.utils.data.default_convert()")
