"""torch.utils.hooks: the handle that a registered hook is taken out with."""


class RemovableHandle:
    """Knows the dicts that hold the hook under its id."""

    next_id = 0

    def __init__(self, hooks_dict, *, extra_dict=None):
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1
        extras = [extra_dict] if isinstance(extra_dict, dict) else list(extra_dict or ())
        self._places = [hooks_dict, *extras]

    def remove(self):
        for place in self._places:
            place.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.remove()
