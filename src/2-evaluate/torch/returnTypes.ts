/** torch.return_types: named tuples, such as what `max(dim=0)` gives. */
import { addGetters } from "../builtins/table.js";
import { builtinType, tupleType } from "../values/basicTypes.js";
import { PyTuple } from "../values/containers.js";
import type { PyType } from "../values/type.js";
import type { Value } from "../values/value.js";

const fieldsByName: Record<string, string> = {
  max: "values indices",
  min: "values indices",
  median: "values indices",
  nanmedian: "values indices",
  mode: "values indices",
  kthvalue: "values indices",
  sort: "values indices",
  topk: "values indices",
  cummax: "values indices",
  cummin: "values indices",
  aminmax: "min max",
  histogram: "hist bin_edges",
  frexp: "mantissa exponent",
  slogdet: "sign logabsdet",
  qr: "Q R",
  svd: "U S V",
  linalg_qr: "Q R",
  linalg_svd: "U S Vh",
  linalg_eig: "eigenvalues eigenvectors",
  linalg_eigh: "eigenvalues eigenvectors",
  linalg_slogdet: "sign logabsdet",
};

/** The classes by name, for `torch.return_types`. */
export const returnTypes: ReadonlyMap<string, PyType> = new Map(
  Object.entries(fieldsByName).map(([name, fields]) => [
    name,
    makeType(name, fields.split(" ")),
  ]),
);

function makeType(name: string, fields: string[]): PyType {
  const type = builtinType(name, [tupleType], "torch.return_types");
  addGetters(
    type,
    Object.fromEntries(
      fields.map((field, i) => [
        field,
        (_vm: unknown, self: PyTuple) => self.items[i] as Value,
      ]),
    ),
  );
  return type;
}

/** `torch.return_types.name(items)` */
export function named(
  name: keyof typeof fieldsByName,
  ...items: Value[]
): PyTuple {
  return new PyTuple(items, returnTypes.get(name));
}
