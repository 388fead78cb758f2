/** `object.name` */
import type { Attribute } from "../../1-parse/ast.js";
import { getAttribute } from "../operations/attribute.js";
import type { Compiler, Evaluate } from "../vm.js";

export function compileAttribute(c: Compiler, node: Attribute): Evaluate {
  const object = c.expression(node.value);
  const name = node.attribute;
  return (vm, frame) => getAttribute(vm, object(vm, frame), name);
}
