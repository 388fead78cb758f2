/** re (https://docs.python.org/3.11/library/re.html). */
import { asIndex } from "../../../operations/index.js";
import { repr } from "../../../operations/text.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { PyBytes } from "../../../values/simple.js";
import type { Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { fromLatin1, latin1 } from "../../bytes/bytesOf.js";
import { classGetItem } from "../../genericAlias.js";
import { PyMappingProxy } from "../../mappingProxy.js";
import type { NativeModule } from "../../nativeModule.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  type Table,
} from "../../table.js";
import { textArgument } from "../../text/textOf.js";
import { unmodelledNames } from "../../unmodelled.js";
import * as flags from "./engine/flags.js";
import { installMatch, matchType } from "./match.js";
import {
  findAll,
  findIterator,
  matchStart,
  matchWhole,
  search,
  split,
  substitute,
} from "./operations.js";
import {
  compilePattern,
  errorType,
  patternType,
  PyPattern,
} from "./pattern.js";

type Operation = (
  vm: Vm,
  pattern: PyPattern,
  string: Value,
  range?: { start: Value; end: Value },
) => Value;

const operations: Record<string, Operation> = {
  match: matchStart,
  fullmatch: matchWhole,
  search,
  findall: findAll,
  finditer: findIterator,
};

const compile = (vm: Vm, pattern: Value, flags: Value): PyPattern =>
  compilePattern(vm, pattern, asIndex(vm, flags));

/** The functions of the module: the pattern comes first. */
const functions: Table = {
  "compile(pattern, flags=0)": compile,
  "split(pattern, string, maxsplit=0, flags=0)": (
    vm,
    pattern,
    string,
    maxSplit,
    flags,
  ) => split(vm, compile(vm, pattern, flags), string, maxSplit),
  "sub(pattern, repl, string, count=0, flags=0)": (
    vm,
    pattern,
    replacement,
    string,
    count,
    flags,
  ) =>
    substitute(vm, compile(vm, pattern, flags), replacement, string, count)[0],
  "subn(pattern, repl, string, count=0, flags=0)": (
    vm,
    pattern,
    replacement,
    string,
    count,
    flags,
  ) =>
    new PyTuple(
      substitute(vm, compile(vm, pattern, flags), replacement, string, count),
    ),
  "escape(pattern)": (_, pattern) =>
    pattern instanceof PyBytes
      ? new PyBytes(fromLatin1(escape(latin1(pattern.data))))
      : escape(textArgument(pattern)),
  "purge()": () => null,
};

function escape(text: string): string {
  return text.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&");
}

/** The methods of compiled patterns. */
const methods: Table = {
  "split(self, /, string, maxsplit=0)": split,
  "sub(self, /, repl, string, count=0)": (
    vm,
    self: PyPattern,
    replacement,
    string,
    count,
  ) => substitute(vm, self, replacement, string, count)[0],
  "subn(self, /, repl, string, count=0)": (
    vm,
    self: PyPattern,
    replacement,
    string,
    count,
  ) => new PyTuple(substitute(vm, self, replacement, string, count)),
  "__repr__(self, /)": patternRepr,
  "__eq__(self, value, /)": (vm, self: PyPattern, other) => {
    if (!(other instanceof PyPattern)) return false;
    return (
      self.flags === other.flags &&
      repr(vm, self.source) === repr(vm, other.source)
    );
  },
  "__copy__(self, /)": (_, self) => self,
  "__deepcopy__(self, memo, /)": (_, self) => self,
};

for (const [name, operation] of Object.entries(operations)) {
  functions[`${name}(pattern, string, flags=0)`] = (
    vm,
    pattern,
    string,
    flags,
  ) => operation(vm, compile(vm, pattern, flags), string);
  methods[`${name}(self, /, string, pos=0, endpos=None)`] = (
    vm,
    self: PyPattern,
    string,
    start,
    end,
  ) => operation(vm, self, string, { start, end });
}

/** `re.compile('a', re.IGNORECASE)` */
function patternRepr(vm: Vm, self: PyPattern): string {
  const shown = [
    "IGNORECASE",
    "LOCALE",
    "MULTILINE",
    "DOTALL",
    "VERBOSE",
    "DEBUG",
    "ASCII",
  ] as const;
  const names = shown
    .filter((name) => (self.flags & flags[name]) !== 0)
    .map((name) => `re.${name}`);
  if (self.isBytes && (self.flags & flags.UNICODE) !== 0) {
    names.push("re.UNICODE");
  }
  const text = repr(vm, self.source).slice(0, 200);
  return `re.compile(${[text, names.join("|")].filter(Boolean).join(", ")})`;
}

function installPattern(): void {
  addMethods(patternType, methods);
  addClassMethods(patternType, classGetItem);
  addGetters(patternType, {
    pattern: (_, self: PyPattern) => self.source,
    flags: (_, self: PyPattern) => self.flags,
    groups: (_, self: PyPattern) => self.program.regex.groupCount,
    groupindex: (_, self: PyPattern) => {
      const result = new PyDict();
      for (const [name, index] of self.program.regex.groupNames) {
        result.map.set(name, index);
      }
      return new PyMappingProxy(result);
    },
  });
}

export const re: NativeModule = {
  name: "re",
  functions,
  constants: {
    NOFLAG: 0,
    ...Object.fromEntries(
      (
        [
          ["ASCII", "A"],
          ["IGNORECASE", "I"],
          ["LOCALE", "L"],
          ["MULTILINE", "M"],
          ["DOTALL", "S"],
          ["UNICODE", "U"],
          ["VERBOSE", "X"],
          ["TEMPLATE", "T"],
          ["DEBUG", "DEBUG"],
        ] as const
      ).flatMap(([name, letter]) => [
        [name, flags[name]],
        [letter, flags[name]],
      ]),
    ),
    error: errorType,
    Pattern: patternType,
    Match: matchType,
  },
  install(_, module) {
    installPattern();
    installMatch();
    // Flags are plain ints here, not members of an enum: what matters is that they combine.
    module.namespace.set(
      "__getattr__",
      unmodelledNames("re", ["RegexFlag", "Scanner", "template"]),
    );
  },
};
