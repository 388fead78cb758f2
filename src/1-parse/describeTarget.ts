/** CPython's words for what cannot be assigned to, by the grammar's kind of node. */

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  call: "function call",
  binary_operator: "expression",
  unary_operator: "expression",
  not_operator: "expression",
  boolean_operator: "expression",
  comparison_operator: "comparison",
  conditional_expression: "conditional expression",
  named_expression: "named expression",
  await: "await expression",
  lambda: "lambda",
  yield: "yield expression",
  true: "True",
  false: "False",
  none: "None",
  ellipsis: "ellipsis",
  dictionary: "dict literal",
  set: "set display",
  list_comprehension: "list comprehension",
  set_comprehension: "set comprehension",
  dictionary_comprehension: "dict comprehension",
  generator_expression: "generator expression",
};

export function describeTarget(kind: string): string {
  return DESCRIPTIONS[kind] ?? "literal";
}
