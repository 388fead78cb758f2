/** Ellipsis and NotImplemented; None stands with `object`. */
import { ellipsisType, notImplementedType } from "../values/basicTypes.js";
import { ellipsis, notImplemented } from "../values/simple.js";
import { addMethods, addStaticMethods } from "./table.js";

/** Puts the rows on the two types. */
export function installSingletons(): void {
  addStaticMethods(ellipsisType, { "__new__(cls, /)": () => ellipsis });
  addMethods(ellipsisType, {
    "__repr__(self, /)": () => "Ellipsis",
    "__reduce__(self, /)": () => "Ellipsis",
  });
  addStaticMethods(notImplementedType, {
    "__new__(cls, /)": () => notImplemented,
  });
  addMethods(notImplementedType, {
    "__repr__(self, /)": () => "NotImplemented",
    "__reduce__(self, /)": () => "NotImplemented",
  });
}
