"""Tensors large enough for their values to be worked out only when somebody asks: what happens meanwhile must not show."""
import torch
from torch import nn

checks = []


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__


def several(*tensors):
    checks.extend(tensors)


# Changed after an operation has read it.
a = torch.arange(100)
b = a * 2
a += 1
several(b.sum(), a.sum(), b, a)

# A chain, read in the middle, gone on with.
c = torch.ones(10, 10)
d = (c + 1) * 3
first = d.sum().item()
d[2:4, 1] = 7
e = d.clone()
d.mul_(2)
several(first, e.sum(), d.sum(), d[3], e[3])

# Through views, both ways.
base = torch.zeros(8, 16)
part = base[:, 4:8]
part += 5
row = base[3]
row[0] = -1
base.view(-1)[100:104] = 9
several(base.sum(), part.sum(), row, base.t().contiguous()[5])

# Of itself.
f = torch.arange(81.0).reshape(9, 9)
f += f
f[0] = f[8]
f.copy_(f.t().clone())
several(f, f[:, 0].sum())

# Position tables, as window attention has them.
for size in (7, 12):
    coords = torch.stack(torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij"))
    flat = torch.flatten(coords, 1)
    relative = flat[:, :, None] - flat[:, None, :]
    relative = relative.permute(1, 2, 0).contiguous()
    relative[:, :, 0] += size - 1
    relative[:, :, 1] += size - 1
    relative[:, :, 0] *= 2 * size - 1
    index = relative.sum(-1)
    several(index.shape, index.max(), index.min(), index[0, -1], int(index.sum()))

table = torch.sign(coords.float()) * torch.log2(torch.abs(coords.float()) * 8 + 1.0) / 3
several(table.shape, table.dtype, round(table.max().item(), 3))

# Masks.
mask = torch.zeros(1, 14, 14, 1)
count = 0
for rows in (slice(0, -7), slice(-7, -3), slice(-3, None)):
    for columns in (slice(0, -7), slice(-7, -3), slice(-3, None)):
        mask[:, rows, columns, :] = count
        count += 1
windows = mask.view(1, 2, 7, 2, 7, 1).permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, 49)
attention = windows.unsqueeze(1) - windows.unsqueeze(2)
attention = attention.masked_fill(attention != 0, -100.0).masked_fill(attention == 0, 0.0)
several(attention.shape, attention.min(), (attention == 0).sum(), attention[3, 0, :9])

# Flags and dtypes are known at once.
g = torch.ones(100, requires_grad=True)
h = g * 2
several(h.requires_grad, h.is_leaf, (g > 0).requires_grad, (g > 0).dtype, h.detach().sum())
several(attempt(lambda: g.add_(1)), attempt(lambda: torch.ones(100) + torch.ones(99)))
several(attempt(lambda: torch.ones(100).__setitem__(100, 1)), attempt(lambda: torch.arange(100).add_(0.5)))
with torch.no_grad():
    g.mul_(3)
several(g.sum(), h.sum(), g.is_leaf)
i = torch.zeros(100)
i[10:20] = h[10:20]
several(i.requires_grad, i.sum())

# What failed left everything as it was.
j = torch.arange(100)
j = j * 3
several(attempt(lambda: j.copy_(torch.ones(7))), attempt(lambda: j.__iadd__(torch.ones(3, 100))), j.sum())
several(attempt(lambda: j.__iadd__("x")), j.sum())

# Defaults of the moment of the call.
k = torch.arange(100) / 3
torch.set_default_dtype(torch.float64)
l = torch.arange(100) / 3
torch.set_default_dtype(torch.float32)
several(k.dtype, l.dtype, k[50], l[50], (k + 1).dtype)

# Lists of tensors that change afterwards.
parts = [torch.zeros(64), torch.ones(64)]
joined = torch.cat(parts)
parts[0] += 5
parts[1] = None
several(joined.sum(), parts[0].sum())

# Copies.
m = torch.arange(100) + 1
n = m.clone()
o = m.float()
p = m.to(torch.int64)
m -= 1
several(n[0], o[0], p[0], p is m)

# A long chain.
q = torch.zeros(64)
for step in range(300):
    q = q + 1
for step in range(300):
    q += 1
several(q.sum(), q[5])

# In a module, saved, copied and read back.
import copy


class Table(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("index", torch.arange(100).view(10, 10) * 2)
        self.weight = nn.Parameter(torch.ones(100) * 0.5)


model = Table()
twin = copy.deepcopy(model)
model.index += 1
with torch.no_grad():
    model.weight += 1
several(model.index.sum(), twin.index.sum(), model.weight.sum(), twin.weight.sum())
twin.load_state_dict(model.state_dict())
several(twin.index.sum(), twin.weight.sum(), twin.weight.requires_grad)
