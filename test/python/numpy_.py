"""numpy 2 as constructors use it (recorded with numpy installed)."""

import math

import numpy as np

# Making arrays
check("arange", [np.arange(5).tolist(), np.arange(2, 6).tolist(), np.arange(0, 10, 3).tolist(), np.arange(5, 0, -2).tolist(), np.arange(0, 1, 0.25).tolist(), np.arange(3.0).tolist()])
check("arange step", [np.arange(0, 1, 0.1).tolist(), len(np.arange(0, 1, 0.1)), np.arange(1, 2, 0.3, dtype=np.float64).shape])
check("arange dtypes", [np.arange(3).dtype, np.arange(3.0).dtype, np.arange(3, dtype=np.float32).dtype, np.arange(3, dtype="int32").dtype])
check("linspace", [np.linspace(0, 1, 5).tolist(), np.linspace(0, 0.3, 4).tolist(), np.linspace(1, 10, 4, endpoint=False).tolist(), np.linspace(2, 2, 3).tolist(), np.linspace(0, 1, 1).tolist(), np.linspace(0, 10, 5, dtype=int).tolist()])
check("linspace step", np.linspace(0, 1, 5, retstep=True)[1])
check("drop path rates", [float(x) for x in np.linspace(0, 0.1, 12)])
check("logspace", np.logspace(0, 3, 4).tolist())
check("zeros", [np.zeros(3).tolist(), np.zeros((2, 2), dtype=int).tolist(), np.ones(2).dtype, np.full((2, 2), 7).tolist(), np.full(2, 1.5).dtype, np.empty((2, 3)).shape])
check("like", [np.zeros_like([1, 2]).dtype, np.ones_like(np.zeros((2, 1))).tolist(), np.full_like([1, 2], 9).tolist()])
check("eye", [np.eye(2).tolist(), np.identity(2).tolist(), np.eye(2, 3, 1).tolist(), np.eye(3, dtype=int)[1].tolist()])
check("array", [np.array([1, 2]).dtype, np.array([1, 2.5]).dtype, np.array([True, False]).dtype, np.array([]).dtype, np.array(3).shape, np.array([[1, 2], [3, 4]]).shape, np.array((1, 2)).tolist(), np.array(range(3)).tolist()])
check("array dtype", [np.array([1.7, -1.7], dtype=int).tolist(), np.array([1, 2], dtype="float32").dtype, np.array([[1], [2]], ndmin=3).shape])
check("of arrays", [np.array([np.arange(2), np.arange(2)]).tolist(), np.array([np.int64(1), 2]).dtype, np.asarray(np.arange(2)).tolist()])
check_raises("ragged", lambda: np.array([[1, 2], [3]]))
check_raises("negative size", lambda: np.zeros(-1))
check_raises("size of a float", lambda: np.zeros(1.5))

# Facts
a = np.arange(6).reshape(2, 3)
check("facts", [a.shape, a.ndim, a.size, a.dtype, a.itemsize, a.nbytes, len(a), a.T.shape, a.strides])
check("dtype facts", [a.dtype.name, a.dtype.kind, a.dtype == np.int64, a.dtype == "int64", a.dtype == int, a.dtype == np.float32, str(a.dtype), repr(a.dtype), a.dtype.itemsize, np.dtype("float32").str])
check("text", [repr(a), str(a), repr(np.array([1.5, 2.0])), str(np.array([0.1, 10.25])), repr(np.array([True, False])), repr(np.arange(3, dtype=np.int32)), repr(np.zeros((0,))), str(np.array(5))])
check("to Python", [a.tolist(), a[0, 0].item(), a.flatten().tolist(), list(a[0])])

# Indexing
check("elements", [a[0, 1], a[1][2], a[-1, -1], a[0].tolist(), a[:, 1].tolist(), a[..., 0].tolist()])
check("slices", [a[:, ::2].tolist(), a[::-1].tolist(), a[:, ::-1].tolist(), np.arange(10)[8:2:-2].tolist(), a[None].shape, a[:, None, :].shape])
check("lists and masks", [a[[1, 0]].tolist(), a[a > 2].tolist(), np.arange(5)[[0, -1]].tolist(), a[[0, 1], [1, 2]].tolist(), np.arange(4)[np.array([True, False, True, False])].tolist()])
b = np.arange(5)
b[1] = 9
b[3:] = 0
view = b[:2]
view[0] = 7
check("writing", b.tolist())
b[b > 5] = -1
check("writing by mask", b.tolist())
c = np.zeros((2, 2))
c[0] = [1, 2]
c[:, 1] += 5
check("writing rows", c.tolist())
check_raises("out of bounds", lambda: a[5])
check_raises("too many indices", lambda: a[0, 0, 0])
check_raises("float index", lambda: a[1.0])
check("iteration", [[int(x) for x in row] for row in a])
check("unpacking", (lambda p: p)(*[np.arange(3).tolist()]))

# Arithmetic and dtypes
check("arithmetic", [(a + 1).tolist(), (a * a).tolist(), (a / 2).tolist(), (a // 2).tolist(), (a % 2).tolist(), (a**2).tolist(), (-a).tolist(), (2 - a).tolist(), (1 / np.array([1, 2, 4])).tolist(), (2**np.arange(4)).tolist()])
check("broadcasting", [(a + np.array([10, 20, 30])).tolist(), (a + np.array([[1], [2]])).tolist(), (np.arange(3)[:, None] * np.arange(2)).tolist()])
check("result dtypes", [(np.arange(2) + 1.0).dtype, (np.arange(2, dtype=np.int32) + 1).dtype, (np.arange(2, dtype=np.float32) + 1.5).dtype, (np.arange(2, dtype=np.int32) + np.arange(2, dtype=np.float32)).dtype, (np.arange(2, dtype=np.int8) + np.arange(2, dtype=np.uint8)).dtype, (np.array([True]) + 1).dtype, (np.arange(2) / 2).dtype])
check("promotion", [np.promote_types(x, y) for x, y in (("int8", "uint8"), ("int64", "float32"), ("int16", "float16"), ("uint32", "int32"), ("bool", "int8"), ("float16", "float32"), ("uint64", "int64"))])
check("signs", [(np.array([-7, 7]) // 2).tolist(), (np.array([-7, 7]) % 3).tolist(), (np.array([-7.5]) // 2).tolist(), (np.array([-7.5]) % 2).tolist()])
check("wrapping", [(np.array([127], dtype=np.int8) + np.array([1], dtype=np.int8)).tolist(), (np.array([255], dtype=np.uint8) + np.uint8(1)).tolist()])
check("comparing", [(a > 2).tolist(), (a == a).all(), (a != 0).any(), bool((a < 10).all()), (a >= 3).sum()])
check("logic", [(~np.array([True, False])).tolist(), (np.array([True, False]) & np.array([True, True])).tolist(), np.logical_or([True, False], [False, False]).tolist(), (np.array([6]) & 3).tolist(), (np.array([1]) << 3).tolist()])
check_raises("shapes", lambda: np.arange(3) + np.arange(2))
check_raises("truth", lambda: bool(np.arange(2)))
check_raises("negative power", lambda: np.arange(3) ** -1)
check_raises("in place cast", lambda: np.arange(3).__iadd__(0.5))
d = np.arange(3.0)
d += 1
d *= 2
check("in place", d.tolist())
check("matmul", [(a @ a.T).tolist(), np.dot([1, 2], [3, 4]), np.matmul(np.eye(2), [[1, 2], [3, 4]]).tolist(), np.outer([1, 2], [3, 4]).tolist(), np.inner([1, 2], [3, 4])])

# Scalars
s = np.int64(5)
check("scalars", [s, np.float64(2.5), np.bool_(True), np.int32(7), s + 1, s * 2.0, s / 2, s // 2, s % 3, s**2, -s, abs(np.int64(-3))])
check("scalar types", [type(s).__name__, type(s + 1).__name__, type(s * 1.5).__name__, type(a[0, 0]).__name__, type(np.arange(2.0)[0]).__name__, type(a.sum()).__name__, type(a.mean()).__name__, type(s > 3).__name__])
check("isinstance", [isinstance(s, int), isinstance(s, np.integer), isinstance(np.float64(1), float), isinstance(np.float32(1), float), isinstance(s, (int, np.integer)), isinstance(np.float32(1), np.floating), isinstance(s, np.number), isinstance(a, np.ndarray)])
check("scalars as numbers", [int(s), float(s), list(range(s)), [0] * s, "ab"[np.int64(1)], [1, 2, 3][np.int64(2)], round(np.float64(2.5)), round(np.float64(2.567), 1), int(np.float64(3.9)), math.sqrt(np.float64(4.0)), math.floor(np.float64(2.7)), str(s), f"{s}", f"{np.float64(1.2345):.2f}", f"{s:03d}"])
check("scalar equality", [s == 5, {5: "five"}[np.int64(5)], np.int64(5) in [1, 5], hash(s) == hash(5), np.float64(0.5) == 0.5])
check("scalar promotion", [(np.int32(1) + np.int64(1)).dtype, (np.float32(1) + 1.5).dtype, (np.float32(1) + np.int32(1)).dtype, (np.int64(1) + True).dtype])
check("scalar methods", [s.item(), s.tolist(), s.dtype, s.shape, s.astype(np.float32), np.float64(2.0).is_integer()])
check("sequence times scalar", [(1, 2) * np.int64(2), np.int64(3) + 4.0, 2 * s, 7 - s, 2.5 * s, 10 // s, 2**s, divmod(s, 2)])
check("bool scalars", [not np.bool_(True), bool(np.bool_(0)), np.bool_(True) & True, 1 if np.int64(0) else 2, np.True_ is np.bool_(True)])
check("conversions", [np.int64("12"), np.float32(0.1), float(np.float32(0.1)), np.int32(3.7), np.float64("1.5"), np.uint8(200)])
check_raises("out of range", lambda: np.uint8(300))

# Functions
check("rounding", [np.ceil(1.2), np.floor(-1.2), np.round(2.5), np.round(1.255, 2), np.rint(3.5), np.trunc(-1.7), np.ceil([1.2, 2.0]).tolist(), int(np.ceil(7 / 2)), np.around([1.25, 1.35], 1).tolist()])
check("roots and logs", [np.sqrt(16), np.sqrt([1, 4]).tolist(), np.log2(64), int(np.log2(256)), np.log2([1, 2, 8]).tolist(), np.exp(0), np.log(1), np.sqrt(2)])
check("powers", [np.power(2, 3), np.power(2.0, [1, 2]).tolist(), np.power([2, 3], 2).tolist(), np.square(3), np.exp2(3), 2.0 ** np.arange(3)[1]])
check("transcendental", [round(float(np.log(10)), 9), round(float(np.exp(1)), 9), round(float(np.sin(1.0)), 9), round(float(np.tanh(0.5)), 9), round(float(np.log10(50)), 9)])
check("extremes", [np.maximum([1, 5], [3, 2]).tolist(), np.minimum(3, 2), np.clip([1, 5, 9], 2, 6).tolist(), np.clip(7, 0, 5), np.abs([-1, 2]).tolist(), np.abs(-3), np.sign([-2, 0, 3]).tolist()])
check("where", [np.where(np.array([True, False]), 1, 2).tolist(), np.where(a > 2, a, 0).tolist(), [x.tolist() for x in np.where(a > 3)]])
check("nan", [np.isnan(np.nan), np.isinf([1, np.inf]).tolist(), np.nan_to_num(np.array([np.nan, 1.0])).tolist(), np.isfinite(1.0)])
check("reductions", [a.sum(), a.sum(0).tolist(), a.sum(axis=1).tolist(), a.prod(), a.max(), a.min(axis=0).tolist(), a.mean(), a.mean(axis=1).tolist(), a.argmax(), a.argmin(axis=1).tolist(), a.any(), a.all(axis=0).tolist()])
check("functions of lists", [np.sum([1, 2, 3]), np.prod((3, 32, 32)), np.mean([1, 2, 3, 4]), np.max([3, 1]), np.min((4, 2)), np.argmax([1, 5, 2]), np.any([0, 1]), np.all([1, 1]), np.prod([]), np.sum(np.array([True, True]))])
check("keepdims", [a.sum(1, keepdims=True).tolist(), np.max(a, axis=0, keepdims=True).tolist(), a.sum((0, 1))])
check("scans", [np.cumsum([1, 2, 3]).tolist(), np.cumprod([1, 2, 3]).tolist(), np.cumsum(a, axis=1).tolist(), np.diff([1, 4, 9]).tolist(), np.diff(a, axis=0).tolist(), np.cumsum([0] + [2, 3])[-1]])
check("statistics", [np.var([1.0, 2.0, 3.0, 4.0]), np.median([3, 1, 2]), np.median([1, 2, 3, 4]), np.average([1, 3], weights=[3, 1]), np.ptp([1, 5])])
check("sorting", [np.sort([3, 1, 2]).tolist(), np.argsort([3, 1, 2]).tolist(), np.unique([2, 1, 2]).tolist(), [x.tolist() for x in np.unique([2, 1, 2], return_counts=True)], np.searchsorted([1, 3, 5], 4), np.isin([1, 2], [2]).tolist()])
check_raises("maximum of nothing", lambda: np.max([]))
check_raises("no such axis", lambda: a.sum(axis=3))

# Shapes
check("reshaping", [a.reshape(3, 2).tolist(), a.reshape(-1).shape, a.reshape((6, 1)).shape, a.ravel().tolist(), np.reshape(a, (1, -1)).shape, a.T.tolist(), a.transpose(1, 0).shape, np.expand_dims(a, 0).shape, np.squeeze(np.zeros((1, 2, 1))).shape])
check("joining", [np.concatenate([[1, 2], [3]]).tolist(), np.concatenate([a, a], axis=1).shape, np.stack([[1, 2], [3, 4]], axis=1).tolist(), np.vstack([[1, 2], [3, 4]]).shape, np.hstack([[1], [2, 3]]).tolist(), np.append([1, 2], 3).tolist(), np.concatenate([[0], np.cumsum([1, 2])]).tolist(), np.concatenate([[1], [2.5]]).dtype])
check("splitting", [[x.tolist() for x in np.split(np.arange(6), 3)], [x.tolist() for x in np.array_split(np.arange(7), 3)], [x.shape for x in np.split(a, 3, axis=1)], [x.tolist() for x in np.split(np.arange(5), [2, 3])]])
check("repeating", [np.repeat([1, 2], 2).tolist(), np.repeat(a, 2, axis=0).shape, np.tile([1, 2], 2).tolist(), np.tile([1, 2], (2, 1)).tolist(), np.repeat([1, 2], [1, 3]).tolist()])
check("turning", [np.flip([1, 2, 3]).tolist(), np.roll([1, 2, 3], 1).tolist(), np.triu(np.ones((2, 2))).tolist(), np.tril(np.ones((2, 2)), -1).tolist(), np.diag([1, 2]).tolist(), np.diag([[1, 2], [3, 4]]).tolist(), np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape, np.swapaxes(np.zeros((2, 3)), 0, 1).shape])
check("grids", [[x.tolist() for x in np.meshgrid([1, 2], [3, 4, 5])], np.meshgrid([1, 2], [3, 4, 5], indexing="ij")[0].shape, np.mgrid[0:2, 0:3].shape, np.broadcast_to([1, 2], (2, 2)).tolist(), np.indices((2, 2)).tolist()])
check("padding", [np.pad([1, 2], 1).tolist(), np.pad([1, 2], (0, 2), constant_values=9).tolist(), np.pad(np.ones((1, 1)), ((0, 1), (1, 0))).tolist()])
check("deleting", [np.delete([1, 2, 3], 1).tolist(), np.insert([1, 2], 1, 9).tolist(), np.flatnonzero([0, 1, 1]).tolist(), np.count_nonzero([0, 2])])
check_raises("reshape", lambda: np.arange(5).reshape(2, 3))
check_raises("concatenate shapes", lambda: np.concatenate([np.zeros((2, 2)), np.zeros((2, 3))]))
check_raises("concatenate nothing", lambda: np.concatenate([]))
check_raises("stack shapes", lambda: np.stack([[1], [1, 2]]))
check_raises("uneven split", lambda: np.split(np.arange(5), 2))

# Constants, types, the rest
check("constants", [np.pi, np.e, np.inf, np.newaxis, -np.inf, math.isnan(np.nan)])
check("finfo", [np.finfo(np.float32).eps, np.finfo(np.float64).max, np.iinfo(np.int32).max, np.iinfo(np.uint8).min])
check("astype", [a.astype(float).dtype, a.astype(np.float32).tolist(), np.array([1.9]).astype("int64").tolist(), a.astype(bool).tolist()])
check("tests", [np.isscalar(3), np.isscalar([3]), np.ndim([[1]]), np.shape([[1, 2]]), np.size([1, 2]), np.allclose([1.0], [1.0 + 1e-9]), np.array_equal([1], [1]), np.issubdtype(np.float32, np.floating), np.issubdtype(np.int64, np.floating), np.iterable([1])])
check("einsum", [np.einsum("m,d->md", np.arange(2), np.arange(3)).tolist(), np.einsum("ij->ji", a).shape])
check("add.reduce", [np.add.reduce([1, 2, 3]), np.multiply.reduce([2, 3]), np.maximum.reduce([1, 5, 2])])
check("vectorize", np.vectorize(lambda x: x * 2)([1, 2]).tolist())
check("random shapes", [np.random.randn(2, 3).shape, np.random.rand(4).dtype, np.random.randint(0, 5, size=(2, 2)).shape, np.random.default_rng(0).normal(size=3).shape, np.random.RandomState(1).uniform(size=(1, 2)).shape, np.random.permutation(4).shape, np.random.seed(3)])
check("linalg", [np.linalg.norm([3.0, 4.0]), np.linalg.matrix_power(np.array([[1, 1], [0, 1]]), 3).tolist()])
check_raises("no such name", lambda: np.does_not_exist)


def sincos(dim, positions):
    omega = np.arange(dim // 2, dtype=np.float64)
    omega /= dim / 2.0
    omega = 1.0 / 10000**omega
    out = np.einsum("m,d->md", positions.reshape(-1), omega)
    return np.concatenate([np.sin(out), np.cos(out)], axis=1)


grid = np.stack(np.meshgrid(np.arange(3, dtype=np.float32), np.arange(3, dtype=np.float32)), axis=0).reshape([2, 1, 3, 3])
table = np.concatenate([np.zeros([1, 8]), np.concatenate([sincos(4, grid[0]), sincos(4, grid[1])], axis=1)], axis=0)
check("position table", [grid.shape, table.shape, table.dtype])
check("channels", [int(x) for x in np.round(np.linspace(16, 64, 4) / 8).astype(int) * 8])
check("widths", (np.arange(4) * 36.44 + 24).astype(int).tolist())
check("regnet", (8 * np.power(2.49, np.round(np.log(np.arange(1, 5)) / np.log(2.49)))).shape)
