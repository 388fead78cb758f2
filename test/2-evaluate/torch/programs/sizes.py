"""Sizes learned by running a layer on a dummy input."""
import math

import torch
import torch.nn.functional as F
from torch import nn


class DQN(nn.Module):
    def __init__(self, shape=(4, 84, 84), actions=6):
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(shape[0], 32, kernel_size=8, stride=4), nn.ReLU(),
            nn.Conv2d(32, 64, kernel_size=4, stride=2), nn.ReLU(),
            nn.Conv2d(64, 64, kernel_size=3, stride=1), nn.ReLU(),
        )
        with torch.no_grad():
            out = self.conv(torch.zeros(1, *shape))
        size = math.prod(out.size())
        flat = out.view(out.size(0), -1).shape[1]
        also = self.conv(torch.rand(1, *shape)).flatten(1).shape[1]
        self.fc = nn.Sequential(nn.Linear(size, 512), nn.ReLU(), nn.Linear(512, actions))
        self.sizes = (size, flat, also, out.numel(), list(out.shape[1:]))


class Pyramid(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, 7, stride=2, padding=3)
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.stages = nn.ModuleList([nn.Conv2d(8 * 2**i, 16 * 2**i, 3, 2, 1) for i in range(3)])
        x = torch.empty(2, 3, 65, 65)
        x = self.pool(self.stem(x))
        self.channels = []
        for stage in self.stages:
            x = stage(x)
            self.channels.append(tuple(x.shape))
        self.head = nn.Linear(x.mean((2, 3)).shape[-1], 10)


dqn, pyramid = DQN(), Pyramid()
x = torch.randn(2, 10, 16)
lstm = nn.LSTM(16, 32, 2, batch_first=True, bidirectional=True)
output, (h, c) = lstm(x)
attention, weights = nn.MultiheadAttention(16, 4, batch_first=True)(x, x, x)
up = F.interpolate(torch.zeros(1, 3, 7, 9), scale_factor=2, mode="bilinear", align_corners=False)
q, k, v = nn.Linear(16, 48)(x).chunk(3, dim=-1)
heads = q.reshape(2, 10, 4, 4).transpose(1, 2)
scores = (heads @ k.view(2, 10, 4, 4).permute(0, 2, 3, 1)) / 4**0.5
patches = nn.Conv2d(3, 12, 4, 4)(torch.zeros(2, 3, 32, 48)).flatten(2).transpose(1, 2)
checks = [
    dqn.sizes,
    [tuple(p.shape) for p in dqn.fc.parameters()],
    pyramid.channels,
    pyramid.head.in_features,
    output.shape, h.shape, c.shape,
    attention.shape, weights.shape,
    up.shape,
    heads.shape, scores.shape, scores.softmax(-1).shape,
    (scores.softmax(-1) @ v.reshape(2, 10, 4, 4).transpose(1, 2)).transpose(1, 2).reshape(2, 10, 16).shape,
    patches.shape,
    torch.cat([torch.zeros(2, 1, 12), patches], 1).shape,
    F.pad(torch.zeros(1, 3, 4, 4), (1, 2, 3, 4)).shape,
    F.one_hot(torch.arange(3), 5).shape,
    nn.Embedding(10, 4)(torch.zeros(2, 3, dtype=torch.long)).shape,
    nn.TransformerEncoder(nn.TransformerEncoderLayer(16, 4, 32), 2)(x).shape,
    torch.no_grad()(lambda: nn.Linear(2, 2)(torch.zeros(1, 2)))().requires_grad,
]
