"""Attention. https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.scaled_dot_product_attention.html"""
from _numel import computed, is_unknown
from _numel.tensor import broadcast_shapes
from torch.nn._functional.shapes import check


def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False
):
    """(…, L, E), (…, S, E), (…, S, V) → (…, L, V)."""
    for tensor in (query, key, value):
        if is_unknown(tensor):
            return tensor
    check(
        query.shape[-1] == key.shape[-1], RuntimeError,
        f"query and key must have the same last dimension, got {list(query.shape)} and {list(key.shape)}"
    )
    if enable_gqa:
        batch = query.shape[:-2]
    else:
        batch = broadcast_shapes(query.shape[:-2], key.shape[:-2], value.shape[:-2])
    return computed(query, (*batch, query.shape[-2], value.shape[-1]))


def _check_query(query, key, value):
    if query.dim() not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor"
        )
    if key.dim() != query.dim() or value.dim() != query.dim():
        kind = "batched (3-D)" if query.dim() == 3 else "unbatched (2-D)"
        raise AssertionError(
            f"For {kind} `query`, expected `key` and `value` to be {query.dim()}-D but found {key.dim()}-D and "
            f"{value.dim()}-D tensors respectively"
        )


def multi_head_attention_forward(
    query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v, add_zero_attn,
    dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None, need_weights=True,
    attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None, k_proj_weight=None, v_proj_weight=None,
    static_k=None, static_v=None, average_attn_weights=True, is_causal=False
):
    """(L, N, E), (S, N, …), (S, N, …) → (L, N, E) and the weights (N, L, S) or (N, heads, L, S); N may be missing."""
    for tensor in (query, key, value):
        if is_unknown(tensor):
            return tensor, tensor
    _check_query(query, key, value)
    width = query.shape[-1]
    check(
        width == embed_dim_to_check, AssertionError,
        f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}"
    )
    compared = 2 if use_separate_proj_weight else key.dim()
    check(
        tuple(key.shape[:compared]) == tuple(value.shape[:compared]), AssertionError,
        f"key shape {key.shape} does not match value shape {value.shape}"
    )
    if query.dim() == 3:
        check(
            query.shape[1] == key.shape[1], RuntimeError,
            f"query and key must have the same batch size, got {query.shape[1]} and {key.shape[1]}"
        )
    output = computed(query, (*query.shape[:-1], out_proj_weight.shape[0]))
    if not need_weights:
        return output, None
    sources = key.shape[0] + (bias_k is not None) + (1 if add_zero_attn else 0)
    batch = query.shape[1:-1]
    heads = () if average_attn_weights else (num_heads,)
    return output, computed(query, (*batch, *heads, query.shape[0], sources))
