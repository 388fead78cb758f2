/** The built-in exception hierarchy (https://docs.python.org/3.11/library/exceptions.html#exception-hierarchy). */
import { builtinType, objectType } from "./basicTypes.js";
import type { PyType } from "./type.js";

/** Each line: a base, then what derives from it. */
const hierarchy = `
BaseException: Exception GeneratorExit KeyboardInterrupt SystemExit BaseExceptionGroup
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning
`;

/** Every built-in exception class by name. */
export const exceptionTypes: ReadonlyMap<string, PyType> = makeTypes();

function makeTypes(): Map<string, PyType> {
  const types = new Map([
    ["BaseException", builtinType("BaseException", [objectType])],
  ]);
  for (const line of hierarchy.trim().split("\n")) {
    const [base, names] = line.split(": ") as [string, string];
    for (const name of names.split(" ")) {
      types.set(name, builtinType(name, [types.get(base) as PyType]));
    }
  }
  // The one class of the hierarchy with two bases.
  types.set(
    "ExceptionGroup",
    builtinType("ExceptionGroup", [
      types.get("BaseExceptionGroup") as PyType,
      types.get("Exception") as PyType,
    ]),
  );
  return types;
}

const named = (name: string) => exceptionTypes.get(name) as PyType;

export const baseExceptionType = named("BaseException");
export const exceptionType = named("Exception");
export const assertionErrorType = named("AssertionError");
export const attributeErrorType = named("AttributeError");
export const importErrorType = named("ImportError");
export const indexErrorType = named("IndexError");
export const keyErrorType = named("KeyError");
export const moduleNotFoundErrorType = named("ModuleNotFoundError");
export const nameErrorType = named("NameError");
export const notImplementedErrorType = named("NotImplementedError");
export const osErrorType = named("OSError");
export const overflowErrorType = named("OverflowError");
export const recursionErrorType = named("RecursionError");
export const runtimeErrorType = named("RuntimeError");
export const stopIterationType = named("StopIteration");
export const generatorExitType = named("GeneratorExit");
export const syntaxErrorType = named("SyntaxError");
export const systemExitType = named("SystemExit");
export const typeErrorType = named("TypeError");
export const unboundLocalErrorType = named("UnboundLocalError");
export const valueErrorType = named("ValueError");
export const zeroDivisionErrorType = named("ZeroDivisionError");
