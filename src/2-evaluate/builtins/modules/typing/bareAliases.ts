/** `typing.List` and the other names for classes: which class, and how many arguments. */
import { getAttribute } from "../../../operations/attribute.js";
import {
  builtinType,
  dictType,
  frozensetType,
  listType,
  setType,
  tupleType,
  typeType,
} from "../../../values/basicTypes.js";
import type { PyType } from "../../../values/type.js";
import type { Vm } from "../../../vm.js";
import { bareAliasType, PyBareAlias } from "./alias.js";

export const tupleAliasType = builtinType(
  "_TupleType",
  [bareAliasType],
  "typing",
);
export const bareCallableType = builtinType(
  "_CallableType",
  [bareAliasType],
  "typing",
);

const builtIn: Record<string, [PyType, number]> = {
  List: [listType, 1],
  Dict: [dictType, 2],
  Set: [setType, 1],
  FrozenSet: [frozensetType, 1],
  Type: [typeType, 1],
};

/** Each row: the module, then name and number of arguments; a class of another name behind `=`. */
const imported = `
collections: DefaultDict=defaultdict/2 OrderedDict/2 Counter/1 ChainMap/2 Deque=deque/1
collections.abc: Hashable/0 Awaitable/1 Coroutine/3 AsyncIterable/1 AsyncIterator/1 Iterable/1 Iterator/1 Reversible/1 Sized/0 Container/1 Collection/1 AbstractSet=Set/1 MutableSet/1 Mapping/2 MutableMapping/2 Sequence/1 MutableSequence/1 ByteString/0 MappingView/1 KeysView/1 ItemsView/2 ValuesView/1 Generator/3 AsyncGenerator/2
contextlib: ContextManager=AbstractContextManager/1 AsyncContextManager=AbstractAsyncContextManager/1
re: Pattern/1 Match/1
`;

const member = (module: string, name: string) => (vm: Vm) =>
  getAttribute(vm, vm.imports.importModule(vm, module), name);

export const tupleAlias = new PyBareAlias(
  "Tuple",
  () => tupleType,
  -1,
  tupleAliasType,
);

export const callableAlias = new PyBareAlias(
  "Callable",
  member("collections.abc", "Callable"),
  2,
  bareCallableType,
);

export const bareAliases: readonly PyBareAlias[] = [
  tupleAlias,
  callableAlias,
  ...Object.entries(builtIn).map(
    ([name, [type, arity]]) => new PyBareAlias(name, () => type, arity),
  ),
  ...imported
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [module, names] = line.split(": ") as [string, string];
      return names.split(" ").map((each) => {
        const [, name, other, arity] = /^(\w+)=?(\w*)\/(\d)$/.exec(
          each,
        ) as unknown as [string, string, string, string];
        const origin = member(module, other === "" ? name : other);
        return new PyBareAlias(name, origin, Number(arity));
      });
    }),
];
