"""Buffers that models compute: positions, masks, rotary tables, relative indices."""
import math

import torch
from torch import nn


class PositionalEncoding(nn.Module):
    def __init__(self, d_model, max_len=50):
        super().__init__()
        position = torch.arange(max_len).unsqueeze(1)
        div_term = torch.exp(torch.arange(0, d_model, 2) * (-math.log(10000.0) / d_model))
        pe = torch.zeros(max_len, 1, d_model)
        pe[:, 0, 0::2] = torch.sin(position * div_term)
        pe[:, 0, 1::2] = torch.cos(position * div_term)
        self.register_buffer("pe", pe)


class Rotary(nn.Module):
    def __init__(self, dim, base=10000, max_seq=32):
        super().__init__()
        inv_freq = 1.0 / (base ** (torch.arange(0, dim, 2).float() / dim))
        self.register_buffer("inv_freq", inv_freq, persistent=False)
        t = torch.arange(max_seq, dtype=inv_freq.dtype)
        freqs = torch.outer(t, inv_freq)
        emb = torch.cat((freqs, freqs), dim=-1)
        self.register_buffer("cos", emb.cos()[None, None])
        self.register_buffer("freqs_cis", torch.polar(torch.ones_like(freqs), freqs))
        self.register_buffer("einsum", torch.einsum("i,j->ij", t, inv_freq))


class WindowAttention(nn.Module):
    def __init__(self, window_size=(3, 4), heads=2):
        super().__init__()
        self.relative_position_bias_table = nn.Parameter(
            torch.zeros((2 * window_size[0] - 1) * (2 * window_size[1] - 1), heads)
        )
        coords = torch.stack(torch.meshgrid([torch.arange(window_size[0]), torch.arange(window_size[1])], indexing="ij"))
        flat = torch.flatten(coords, 1)
        relative = flat[:, :, None] - flat[:, None, :]
        relative = relative.permute(1, 2, 0).contiguous()
        relative[:, :, 0] += window_size[0] - 1
        relative[:, :, 1] += window_size[1] - 1
        relative[:, :, 0] *= 2 * window_size[1] - 1
        self.register_buffer("relative_position_index", relative.sum(-1))
        nn.init.trunc_normal_(self.relative_position_bias_table, std=0.02)


def shifted_window_mask(height, width, window, shift):
    mask = torch.zeros((1, height, width, 1))
    count = 0
    for h in (slice(0, -window), slice(-window, -shift), slice(-shift, None)):
        for w in (slice(0, -window), slice(-window, -shift), slice(-shift, None)):
            mask[:, h, w, :] = count
            count += 1
    windows = mask.view(1, height // window, window, width // window, window, 1)
    windows = windows.permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, window * window)
    attention = windows.unsqueeze(1) - windows.unsqueeze(2)
    return attention.masked_fill(attention != 0, float(-100.0)).masked_fill(attention == 0, float(0.0))


def beit_index(window):
    distance = (2 * window[0] - 1) * (2 * window[1] - 1) + 3
    coords = torch.stack(torch.meshgrid(torch.arange(window[0]), torch.arange(window[1]), indexing="ij"))
    flat = torch.flatten(coords, 1)
    relative = (flat[:, :, None] - flat[:, None, :]).permute(1, 2, 0).contiguous()
    relative[:, :, 0] += window[0] - 1
    relative[:, :, 1] += window[1] - 1
    relative[:, :, 0] *= 2 * window[1] - 1
    area = window[0] * window[1]
    index = torch.zeros(size=(area + 1,) * 2, dtype=relative.dtype)
    index[1:, 1:] = relative.sum(-1)
    index[0, 0:] = distance - 3
    index[0:, 0] = distance - 2
    index[0, 0] = distance - 1
    return index


def levit_offsets(resolution):
    import itertools

    points = list(itertools.product(range(resolution), range(resolution)))
    offsets, indices = {}, []
    for a in points:
        for b in points:
            offset = (abs(a[0] - b[0]), abs(a[1] - b[1]))
            if offset not in offsets:
                offsets[offset] = len(offsets)
            indices.append(offsets[offset])
    return len(offsets), torch.LongTensor(indices).view(len(points), len(points))


class Causal(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.register_buffer("bias", torch.tril(torch.ones(size, size)).view(1, 1, size, size))
        self.register_buffer("masked_bias", torch.tensor(-1e4))
        self.register_buffer("bool_mask", torch.triu(torch.ones(size, size, dtype=torch.bool), diagonal=1))
        self.register_buffer("inf", torch.full((size, size), float("-inf")).triu(1))


def norm_buffers():
    mean = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
    std = torch.Tensor([0.229, 0.224, 0.225]).view(1, -1, 1, 1)
    return mean, std


def sobel():
    kernel = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return kernel.unsqueeze(0).unsqueeze(0).repeat(3, 1, 1, 1), kernel.t().contiguous().expand(2, 1, 3, 3)


def blur(size=4):
    import itertools

    row = torch.tensor([math.comb(size - 1, i) for i in range(size)], dtype=torch.float32)
    kernel = row[:, None] * row[None, :]
    return kernel / kernel.sum()


def sincos_2d(h, w, dim):
    grid_w = torch.arange(w, dtype=torch.float32)
    grid_h = torch.arange(h, dtype=torch.float32)
    grid_w, grid_h = torch.meshgrid(grid_w, grid_h, indexing="ij")
    pos_dim = dim // 4
    omega = 1.0 / (10000 ** (torch.arange(pos_dim, dtype=torch.float32) / pos_dim))
    out_w = torch.einsum("m,d->md", [grid_w.flatten(), omega])
    out_h = torch.einsum("m,d->md", [grid_h.flatten(), omega])
    return torch.cat([torch.sin(out_w), torch.cos(out_w), torch.sin(out_h), torch.cos(out_h)], dim=1)[None, :, :]


def drop_path_rates(depths, rate=0.1):
    total = [x.item() for x in torch.linspace(0, rate, sum(depths))]
    split = [x.tolist() for x in torch.linspace(0, rate, sum(depths)).split(depths)]
    return total, split


pe, rotary, window, causal = PositionalEncoding(6), Rotary(8), WindowAttention(), Causal(4)
checks = [
    pe.pe.shape,
    rotary.inv_freq,
    [tuple(b.shape) for b in rotary.buffers()],
    [str(b.dtype) for b in rotary.buffers()],
    list(rotary.state_dict()),
    window.relative_position_index,
    window.relative_position_bias_table.shape,
    shifted_window_mask(8, 8, 4, 2),
    beit_index((2, 3)),
    levit_offsets(3),
    causal.bias,
    causal.masked_bias,
    causal.bool_mask,
    causal.inf,
    *norm_buffers(),
    *sobel(),
    blur(),
    sincos_2d(2, 3, 8).shape,
    *drop_path_rates([2, 3, 2]),
]
