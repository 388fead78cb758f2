/** Puts the rows on every type of numbers and bytes; str installs itself. */
import { installBool } from "./bool.js";
import { installBytearray } from "./bytearray.js";
import { installBytes } from "./bytes.js";
import { installComplex } from "./complex.js";
import { installFloat } from "./float.js";
import { installInt } from "./int.js";

export function installNumbersAndBytes(): void {
  installInt();
  installBool();
  installFloat();
  installComplex();
  installBytes();
  installBytearray();
}
