"""torch.hub: nothing is downloaded."""
import re

from _numel import unsupported

HASH_REGEX = re.compile(r"-([a-f0-9]*)\.")


def load(repo_or_dir, model, *args, **kwargs):
    return unsupported(f"torch.hub.load({model!r})")


def load_state_dict_from_url(url, *args, **kwargs):
    return unsupported("torch.hub.load_state_dict_from_url()")


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    return None


def get_dir():
    return unsupported("torch.hub.get_dir()")


def set_dir(d):
    return None


def _get_torch_home():
    return unsupported("torch.hub._get_torch_home()")
