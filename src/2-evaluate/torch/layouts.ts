/** torch.layout and torch.memory_format: marks that code passes around; shapes do not depend on them. */
import type { PyType } from "../values/type.js";
import { PyObject } from "../values/value.js";
import { layoutType, memoryFormatType } from "./types.js";

/** A named mark of one of the two types. */
export class Mark extends PyObject {
  constructor(
    /** Without `torch.`: `strided`. */
    readonly name: string,
    type: PyType,
  ) {
    super(type);
  }
}

export const strided = new Mark("strided", layoutType);

/** All of them, by name in `torch`. */
export const marks: readonly Mark[] = [
  strided,
  ...[
    "sparse_coo",
    "sparse_csr",
    "sparse_csc",
    "sparse_bsr",
    "sparse_bsc",
    "_mkldnn",
    "jagged",
  ].map((name) => new Mark(name, layoutType)),
  ...[
    "contiguous_format",
    "channels_last",
    "channels_last_3d",
    "preserve_format",
  ].map((name) => new Mark(name, memoryFormatType)),
];
