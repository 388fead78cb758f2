"""torch.nn.parallel: wrappers that register what they wrap under `module`."""
from torch.nn.parallel.data_parallel import DataParallel, data_parallel
from torch.nn.parallel.distributed import DistributedDataParallel
