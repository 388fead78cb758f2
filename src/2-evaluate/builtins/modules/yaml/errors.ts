/** The exceptions of PyYAML. */
import { builtinType } from "../../../values/basicTypes.js";
import { exceptionType } from "../../../values/exceptionTypes.js";

export const yamlErrorType = builtinType(
  "YAMLError",
  [exceptionType],
  "yaml.error",
);
export const markedErrorType = builtinType(
  "MarkedYAMLError",
  [yamlErrorType],
  "yaml.error",
);
export const scannerErrorType = builtinType(
  "ScannerError",
  [markedErrorType],
  "yaml.scanner",
);
export const parserErrorType = builtinType(
  "ParserError",
  [markedErrorType],
  "yaml.parser",
);
export const composerErrorType = builtinType(
  "ComposerError",
  [markedErrorType],
  "yaml.composer",
);
export const constructorErrorType = builtinType(
  "ConstructorError",
  [markedErrorType],
  "yaml.constructor",
);
for (const type of [
  yamlErrorType,
  markedErrorType,
  scannerErrorType,
  parserErrorType,
  composerErrorType,
  constructorErrorType,
]) {
  type.givesDict = true;
}
