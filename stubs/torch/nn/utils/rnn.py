"""torch.nn.utils.rnn: sequences of different lengths. https://docs.pytorch.org/docs/stable/nn.html#utilities"""
from collections import namedtuple

from _numel import computed, is_unknown
from _numel.tensor import Tensor, tensor

PackedSequence_ = namedtuple("PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"])


class PackedSequence(PackedSequence_):
    """The steps of all sequences, (sum of lengths, …), and how many sequences each step has."""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        return self._replace(data=self.data.to(*args, **kwargs))

    def cuda(self, *args, **kwargs):
        return self

    def cpu(self):
        return self


def _batch_sizes(lengths):
    """How many sequences have a first, a second, … step."""
    return [sum(1 for length in lengths if length > step) for step in range(max(lengths))]


def _as_list(lengths):
    return lengths.tolist() if isinstance(lengths, Tensor) else list(lengths)


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    if is_unknown(input):
        return input
    lengths = _as_list(lengths)
    if enforce_sorted and lengths != sorted(lengths, reverse=True):
        raise RuntimeError(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. "
            "You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this "
            "requirement if you do not need ONNX exportability."
        )
    return PackedSequence(computed(input, (sum(lengths), *input.shape[2:])), tensor(_batch_sizes(lengths)))


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    if is_unknown(sequence):
        return sequence, sequence
    sizes = _as_list(sequence.batch_sizes)
    steps = len(sizes) if total_length is None else total_length
    if steps < len(sizes):
        raise ValueError(
            "Expected total_length to be at least the length of the longest sequence in input, "
            f"but got total_length={total_length} and max sequence length being {len(sizes)}"
        )
    batch = (sizes[0], steps) if batch_first else (steps, sizes[0])
    lengths = [sum(1 for size in sizes if size > position) for position in range(sizes[0])]
    return computed(sequence.data, (*batch, *sequence.data.shape[1:])), tensor(lengths)


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
    sequences = list(sequences)
    longest = max(sequence.shape[0] for sequence in sequences)
    batch = (len(sequences), longest) if batch_first else (longest, len(sequences))
    return computed(sequences[0], (*batch, *sequences[0].shape[1:]))


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    rest = padded_sequences.shape[2:]
    return [computed(padded_sequences, (length, *rest)) for length in _as_list(lengths)]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = [sequence.shape[0] for sequence in sequences]
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)


def invert_permutation(permutation):
    return None if permutation is None else computed(permutation)
