"""torch.nn.ChannelShuffle: no parameters."""
from torch.nn import functional as F
from torch.nn.modules.module import Module


class ChannelShuffle(Module):
    """No parameters."""

    __constants__ = ["groups"]

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f"groups={self.groups}"
