/** Values of `set` as Python: what TOML and Python both have is translated, a text is Python already (as with `--set`). */
import type { TomlValue } from "./toml.js";

/** @returns null where Python has nothing like it */
export function toPython(value: TomlValue): string | null {
  switch (value.kind) {
    case "string":
      return value.value;
    case "integer":
      return String(value.value);
    case "float":
      return float(value.value);
    case "boolean":
      return value.value ? "True" : "False";
    case "array": {
      const items = value.items.map(toPython);
      return items.includes(null) ? null : `[${items.join(", ")}]`;
    }
    default:
      return null;
  }
}

function float(value: number): string {
  if (!Number.isFinite(value)) return `float("${value}")`;
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
