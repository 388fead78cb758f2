"""secrets: never the same twice (https://docs.python.org/3.11/library/secrets.html)."""

from random import SystemRandom

from _stdlib import runtime

__all__ = ["SystemRandom", "choice", "compare_digest", "randbelow", "randbits", "token_bytes", "token_hex", "token_urlsafe"]

DEFAULT_ENTROPY = 32
choice = SystemRandom().choice


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return runtime("secrets.randbelow()")


def randbits(k):
    return runtime("secrets.randbits()")


def token_bytes(nbytes=None):
    return runtime("secrets.token_bytes()")


def token_hex(nbytes=None):
    return runtime("secrets.token_hex()")


def token_urlsafe(nbytes=None):
    return runtime("secrets.token_urlsafe()")


def compare_digest(a, b, /):
    return a == b
