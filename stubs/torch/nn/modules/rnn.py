"""Recurrent layers. https://docs.pytorch.org/docs/stable/nn.html#recurrent-layers"""
from _numel import computed, forget_all_values, holds, is_unknown
from _numel.tensor import Parameter, empty
from torch.nn.modules.module import Module

# Gates per mode: rows of each weight are gates · hidden_size.
_GATES = {"LSTM": 4, "GRU": 3, "RNN_TANH": 1, "RNN_RELU": 1}


def _check_positive_int(name, value):
    if not holds(isinstance(value, int)):
        raise TypeError(f"{name} should be of type int, got: {type(value).__name__}")
    if not holds(value > 0):
        raise ValueError(f"{name} must be greater than zero")


def _check_arguments(rnn, dropout):
    is_number = holds(isinstance(dropout, (int, float))) and (is_unknown(dropout) or not isinstance(dropout, bool))
    if not is_number or not holds(0 <= dropout) or not holds(dropout <= 1):
        raise ValueError(
            "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"
        )
    for name in ("bias", "batch_first"):
        value = getattr(rnn, name)
        if not holds(isinstance(value, bool)):
            raise TypeError(f"{name} should be of type bool, got: {type(value).__name__}")
    _check_positive_int("input_size", rnn.input_size)
    _check_positive_int("hidden_size", rnn.hidden_size)
    if not holds(rnn.num_layers > 0):
        raise ValueError("num_layers must be greater than zero")
    if not holds(rnn.proj_size >= 0):
        raise ValueError("proj_size should be a positive integer or zero to disable projections")
    if not holds(rnn.proj_size < rnn.hidden_size):
        raise ValueError("proj_size has to be smaller than hidden_size")
    if rnn.mode not in _GATES:
        raise ValueError("Unrecognized RNN mode: " + rnn.mode)


def _directions(rnn):
    return 2 if rnn.bidirectional else 1


def _output_size(rnn):
    """Width of one direction's output."""
    return rnn.proj_size if rnn.proj_size else rnn.hidden_size


def _register_weights(rnn, suffix, layer_input, device, dtype):
    rows = _GATES[rnn.mode] * rnn.hidden_size
    shapes = {"weight_ih": (rows, layer_input), "weight_hh": (rows, _output_size(rnn))}
    if rnn.bias:
        shapes["bias_ih"] = shapes["bias_hh"] = (rows,)
    if rnn.proj_size:
        shapes["weight_hr"] = (rnn.proj_size, rnn.hidden_size)
    names = []
    for name, shape in shapes.items():
        rnn.register_parameter(name + suffix, Parameter(empty(shape, device=device, dtype=dtype)))
        names.append(name + suffix)
    rnn._flat_weights_names += names
    rnn._all_weights.append(names)


def _forward_packed(rnn, packed):
    """A packed sequence: its data is (steps, width); how many sequences it holds is the first batch size."""
    data, batch = packed.data, packed.batch_sizes.tolist()[0]
    layers = rnn.num_layers * _directions(rnn)
    output = packed._replace(data=computed(data, (data.shape[0], _output_size(rnn) * _directions(rnn))))
    hidden = computed(data, (layers, batch, _output_size(rnn)))
    if rnn.mode == "LSTM":
        return output, (hidden, computed(data, (layers, batch, rnn.hidden_size)))
    return output, hidden


class RNNBase(Module):
    """Per layer and direction: weight_ih G·H·in, weight_hh G·H·R, bias_ih G·H, bias_hh G·H, and P·H if projected.

    G gates (LSTM 4, GRU 3, RNN 1), H hidden_size, P proj_size, R = P or H; later layers have in = R·directions.
    """

    __constants__ = [
        "mode", "input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout", "bidirectional",
        "proj_size"
    ]

    def __init__(
        self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
        bidirectional=False, proj_size=0, device=None, dtype=None
    ):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        _check_arguments(self, dropout)
        self._flat_weights_names = []
        self._all_weights = []
        for layer in range(num_layers):
            layer_input = input_size if layer == 0 else _output_size(self) * _directions(self)
            for suffix in ("", "_reverse") if bidirectional else ("",):
                _register_weights(self, f"_l{layer}{suffix}", layer_input, device, dtype)
        self._flat_weights = [getattr(self, name) for name in self._flat_weights_names]
        self.reset_parameters()

    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    def flatten_parameters(self):
        pass

    def reset_parameters(self):
        forget_all_values(self)

    def get_expected_hidden_size(self, input, batch_sizes):
        batch = input.shape[0] if self.batch_first else input.shape[1]
        return (self.num_layers * _directions(self), batch, _output_size(self))

    def get_expected_cell_size(self, input, batch_sizes):
        batch = input.shape[0] if self.batch_first else input.shape[1]
        return (self.num_layers * _directions(self), batch, self.hidden_size)

    def check_hidden_size(self, hx, expected_hidden_size, msg="Expected hidden size {}, got {}"):
        if not holds(tuple(hx.shape) == expected_hidden_size):
            raise RuntimeError(msg.format(expected_hidden_size, list(hx.shape)))

    def check_input(self, input, batch_sizes):
        if not holds(input.shape[-1] == self.input_size):
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.shape[-1]}"
            )

    def permute_hidden(self, hx, permutation):
        return hx

    def forward(self, input, hx=None):
        from torch.nn.utils.rnn import PackedSequence

        if is_unknown(input):
            return input
        if isinstance(input, PackedSequence):
            return _forward_packed(self, input)
        if input.dim() not in (2, 3):
            raise ValueError(f"{type(self).__name__}: Expected input to be 2D or 3D, got {input.dim()}D instead")
        self.check_input(input, None)
        is_batched = input.dim() == 3
        batch = (input.shape[0 if self.batch_first else 1],) if is_batched else ()
        layers = self.num_layers * _directions(self)
        hidden_shape = (layers, *batch, _output_size(self))
        cell_shape = (layers, *batch, self.hidden_size)
        if hx is not None and not is_unknown(hx):
            for state, shape in zip(hx if self.mode == "LSTM" else (hx,), (hidden_shape, cell_shape)):
                self.check_hidden_size(state, shape)
        output = computed(input, (*input.shape[:-1], _output_size(self) * _directions(self)))
        hidden = computed(input, hidden_shape)
        if self.mode == "LSTM":
            return output, (hidden, computed(input, cell_shape))
        return output, hidden

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.proj_size != 0:
            text += f", proj_size={self.proj_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if self.batch_first is not False:
            text += f", batch_first={self.batch_first}"
        if self.dropout != 0:
            text += f", dropout={self.dropout}"
        if self.bidirectional is not False:
            text += f", bidirectional={self.bidirectional}"
        return text


class RNN(RNNBase):
    """Per layer and direction: H·in + H·H + 2·H."""

    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        # The fourth argument is the nonlinearity here, and the bias in RNNBase.
        if len(args) > 3:
            self.nonlinearity = args[3]
            args = args[:3] + args[4:]
        else:
            self.nonlinearity = kwargs.pop("nonlinearity", "tanh")
        if self.nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{self.nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__(f"RNN_{self.nonlinearity.upper()}", *args, **kwargs)


class LSTM(RNNBase):
    """Per layer and direction: 4·H·(in + R) + 8·H, and P·H if projected."""

    def __init__(self, *args, **kwargs):
        super().__init__("LSTM", *args, **kwargs)


class GRU(RNNBase):
    """Per layer and direction: 3·H·(in + H) + 6·H."""

    def __init__(self, *args, **kwargs):
        if "proj_size" in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__("GRU", *args, **kwargs)


def _next_state(cell, input):
    if is_unknown(input):
        return input
    if input.dim() not in (1, 2):
        raise ValueError(f"{type(cell).__name__}: Expected input to be 1D or 2D, got {input.dim()}D instead")
    if not holds(input.shape[-1] == cell.input_size):
        raise RuntimeError(
            f"input has inconsistent input_size: got {input.shape[-1]} expected {cell.input_size}"
        )
    return computed(input, (*input.shape[:-1], cell.hidden_size))


class RNNCellBase(Module):
    """weight_ih G·H·in, weight_hh G·H·H, bias_ih G·H, bias_hh G·H; G = num_chunks."""

    __constants__ = ["input_size", "hidden_size", "bias"]

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        rows = num_chunks * hidden_size

        def new(*shape):
            return Parameter(empty(shape, device=device, dtype=dtype))

        own = self._parameters
        own["weight_ih"] = new(rows, input_size)
        own["weight_hh"] = new(rows, hidden_size)
        own["bias_ih"] = new(rows) if bias else None
        own["bias_hh"] = new(rows) if bias else None
        self.reset_parameters()

    def reset_parameters(self):
        forget_all_values(self)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if getattr(self, "nonlinearity", "tanh") != "tanh":
            text += f", nonlinearity={self.nonlinearity}"
        return text


class RNNCell(RNNCellBase):
    """H·in + H·H + 2·H."""

    __constants__ = ["input_size", "hidden_size", "bias", "nonlinearity"]

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        return _next_state(self, input)


class LSTMCell(RNNCellBase):
    """4·H·in + 4·H·H + 8·H."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)

    def forward(self, input, hx=None):
        return _next_state(self, input), _next_state(self, input)


class GRUCell(RNNCellBase):
    """3·H·in + 3·H·H + 6·H."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)

    def forward(self, input, hx=None):
        return _next_state(self, input)
