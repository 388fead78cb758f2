"""torch.compiler: nothing is compiled."""
from torch._inert import ignored, plain
from torch._programs import compile

disable = allow_in_graph = assume_constant_result = substitute_in_graph = nested_compile_region = plain
reset = cudagraph_mark_step_begin = set_stance = ignored


def is_compiling():
    return False


def is_dynamo_compiling():
    return False


def is_exporting():
    return False
