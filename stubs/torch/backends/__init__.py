"""torch.backends: switches and facts of a machine; here a CPU and nothing else."""
from torch.backends import cuda, cudnn, mps, quantized
