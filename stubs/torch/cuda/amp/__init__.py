"""torch.cuda.amp: the older names of torch.amp's."""
from torch.amp import GradScaler, autocast, custom_bwd, custom_fwd
