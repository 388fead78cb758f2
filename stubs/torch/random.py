"""torch.random."""
from torch._inert import InertContext
from torch._settings import (
    Generator, default_generator, get_rng_state, initial_seed, manual_seed, seed, set_rng_state
)


class fork_rng(InertContext):
    """No random numbers are drawn."""
