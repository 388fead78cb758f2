"""torch.jit.annotations: names for type comments."""
from typing import Any, Dict, List, Optional, Tuple, Union


class _BroadcastingList:
    """`BroadcastingList2[int]`: one value for all, or a list."""

    def __getitem__(self, types):
        return List[types]


BroadcastingList1 = BroadcastingList2 = BroadcastingList3 = _BroadcastingList()
