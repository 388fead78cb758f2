/** Methods of torch.Tensor (PyTorch 2.13) that numel does not model: calling one gives an unknown, never an AttributeError. */

const names = `
__array__ __array_wrap__ __complex__ __dlpack__ __dlpack_device__ __setstate__
apply_ as_strided_ as_strided_scatter ccol_indices cholesky_inverse cholesky_solve coalesce col_indices const_data_ptr
corrcoef cov crow_indices data_ptr dense_dim dequantize dim_order eig frexp geqrf hash_tensor index index_reduce indices
int_repr ipu istft lstsq lu lu_solve map2_ map_ module_load mtia narrow_copy nonzero_static orgqr ormqr polygamma put
q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qscheme reinforce resize resize_as
resize_as_sparse_ row_indices slice_inverse slogdet smm solve sparse_dim sparse_mask sparse_resize_
sparse_resize_and_clear_ sspaddmm stft storage storage_type sum_to_size symeig to_dense to_mkldnn to_padded_tensor
to_sparse to_sparse_bsc to_sparse_bsr to_sparse_coo to_sparse_csc to_sparse_csr triangular_solve unsafe_split_with_sizes
untyped_storage values xpu _addmm_activation _coalesced_ _conj _conj_physical _dimI _dimV _indices _is_all_true
_is_any_true _is_view _is_zerotensor _lazy_clone _neg_view _nested_tensor_size _nested_tensor_strides _nnz _to_dense
_to_sparse _typed_storage _use_count _values
`;

export const unmodelledMethods: readonly string[] = names.trim().split(/\s+/);
