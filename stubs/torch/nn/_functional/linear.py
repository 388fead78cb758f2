"""Linear maps, embeddings and distances. https://docs.pytorch.org/docs/stable/nn.functional.html#linear-functions"""
from _numel import computed, is_unknown
from _numel.tensor import broadcast_shapes, long
from torch.nn._functional.shapes import check, wrap_dim


def linear(input, weight, bias=None):
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    inputs, outputs = input.shape[-1], weight.shape[:-1]
    check(
        inputs == weight.shape[-1], RuntimeError,
        f"mat1 and mat2 shapes cannot be multiplied ({list(input.shape)} and {list(weight.shape)} transposed)"
    )
    shape = (*input.shape[:-1], *outputs)
    if bias is not None and not is_unknown(bias) and bias.dim() > 0:
        check(
            tuple(bias.shape[-1:]) in (tuple(outputs), (1,)), RuntimeError,
            f"The expanded size of the tensor ({list(outputs)}) must match the existing size ({list(bias.shape)})"
        )
    return computed(input, shape)


def bilinear(input1, input2, weight, bias=None):
    if is_unknown(input1) or is_unknown(weight):
        return input1 if is_unknown(input1) else weight
    check(
        tuple(input1.shape[:-1]) == tuple(input2.shape[:-1]), RuntimeError,
        f"bilinear(): input batch dimensions do not match: got {list(input1.shape)} and {list(input2.shape)}"
    )
    for number, given in ((1, input1), (2, input2)):
        check(
            given.shape[-1] == weight.shape[number], RuntimeError,
            f"bilinear(): input{number} size does not match weight size: got {given.shape[-1]} but expected "
            f"{weight.shape[number]}"
        )
    return computed(input1, (*input1.shape[:-1], weight.shape[0]))


def _check_indices(input, name):
    if input.is_floating_point():
        raise RuntimeError(
            "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; "
            f"but got {input.type()} instead (while checking arguments for {name})"
        )


def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False
):
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    _check_indices(input, "embedding")
    return computed(weight, (*input.shape, *weight.shape[1:]))


def embedding_bag(
    input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean", sparse=False,
    per_sample_weights=None, include_last_offset=False, padding_idx=None
):
    if is_unknown(input) or is_unknown(weight):
        return input if is_unknown(input) else weight
    _check_indices(input, "embedding_bag")
    if input.dim() == 2:
        return computed(weight, (input.shape[0], weight.shape[1]))
    if input.dim() != 1:
        raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
    if offsets is None:
        raise ValueError("offsets has to be a 1D Tensor but got None")
    bags = offsets.shape[0] - 1 if include_last_offset else offsets.shape[0]
    return computed(weight, (bags, weight.shape[1]))


def one_hot(tensor, num_classes=-1):
    if is_unknown(tensor):
        return tensor
    if num_classes == -1:
        num_classes = tensor.max().item() + 1
    return computed(tensor, (*tensor.shape, num_classes), long)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    if is_unknown(x1) or is_unknown(x2):
        return x1 if is_unknown(x1) else x2
    shape = list(broadcast_shapes(x1.shape, x2.shape))
    del shape[wrap_dim(dim, len(shape))]
    return computed(x1, tuple(shape))


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    if is_unknown(x1) or is_unknown(x2):
        return x1 if is_unknown(x1) else x2
    shape = broadcast_shapes(x1.shape, x2.shape)
    return computed(x1, (*shape[:-1], 1) if keepdim else tuple(shape[:-1]))


def pdist(input, p=2):
    if is_unknown(input):
        return input
    count = input.shape[0]
    return computed(input, (count * (count - 1) // 2,))
