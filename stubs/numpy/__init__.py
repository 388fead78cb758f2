"""numpy 2 as far as constructors use it: arrays with shapes always, and values while they are few and known
(https://numpy.org/doc/stable/reference/). What is not modelled is unknown, by its name."""
import math as _math
from _stdlib import unmodelled as _unmodelled, unsupported as _unsupported
from numpy._dtypes import (
    False_, True_, bool_, character, complexfloating, dtype, flexible, float16, float32, float64, floating, generic, inexact,
    int8, int16, int32, int64, integer, number, signedinteger, uint8, uint16, uint32, uint64, unsignedinteger,
)
from numpy._array import AxisError, ndarray
from numpy._functions import *
from numpy import _functions

__version__ = "2.4.0"

pi, e, inf, nan = _math.pi, _math.e, _math.inf, _math.nan
Inf = Infinity = PINF = inf
NINF, NaN, NAN = -inf, nan, nan
euler_gamma = 0.5772156649015329
newaxis = None

bool = bool8 = bool_
byte, short, intc, int_, long, longlong, intp = int8, int16, int32, int64, int64, int64, int64
ubyte, ushort, uintc, uint, ulong, ulonglong, uintp = uint8, uint16, uint32, uint64, uint64, uint64, uint64
half, single, double, float_ = float16, float32, float64, float64
# What code for older versions writes for Python's own types.
int, float, object, str = int, float, object, str

_SUBMODULES = ("random", "linalg")

_missing = _unmodelled(
    __name__,
    "ScalarType angle apply_over_axes argpartition array2string array_equiv array_repr array_str asarray_chkfinite "
    "asmatrix astype atleast_3d bartlett base_repr binary_repr bitwise_count blackman block bmat broadcast "
    "busday_count busday_offset busdaycalendar bytes_ c_ cdouble char choose clongdouble common_type complex256 "
    "compress conj conjugate convolve core corrcoef correlate cov cross csingle ctypeslib cumulative_prod "
    "cumulative_sum datetime64 datetime_as_string datetime_data diag_indices diag_indices_from diagflat digitize "
    "dsplit dtypes ediff1d einsum_path emath extract f2py fft fill_diagonal flatiter float128 "
    "format_float_positional format_float_scientific frexp from_dlpack frompyfunc fromregex fromstring get_include "
    "get_printoptions getbufsize geterr geterrcall gradient hamming hanning heaviside histogram histogram2d "
    "histogram_bin_edges histogramdd i0 imag index_exp info is_busday iscomplex iscomplexobj isdtype isfortran "
    "isnat isneginf isposinf isreal isrealobj kaiser ldexp lexsort lib little_endian logaddexp logaddexp2 ma "
    "mask_indices matrix matrix_transpose matvec min_scalar_type mintypecode modf nanargmax nanargmin nancumprod "
    "nancumsum nanmean nanmedian nanpercentile nanquantile nanstd nanvar ndenumerate ndindex nditer nested_iters "
    "nextafter object_ packbits partition piecewise poly poly1d polyadd polyder polydiv polyfit polyint polymul "
    "polynomial polysub polyval pow printoptions put put_along_axis putmask ravel_multi_index real real_if_close "
    "rec recarray record require resize roots s_ sctypeDict setbufsize seterrcall setxor1d show_config show_runtime "
    "signbit sinc sort_complex spacing str_ strings take_along_axis testing timedelta64 trapezoid tril_indices_from "
    "trim_zeros triu_indices_from typecodes typename typing ufunc unique_all unique_counts unique_inverse "
    "unique_values unpackbits unravel_index unwrap vander vecdot vecmat void "
    "complex64 complex128 complex_ complex longdouble clongdouble object_ str_ bytes_ void string_ unicode_ "
    "ComplexWarning VisibleDeprecationWarning",
)


def __getattr__(name):
    if name in _SUBMODULES:
        from importlib import import_module

        return import_module(f"numpy.{name}")
    return _missing(name)
