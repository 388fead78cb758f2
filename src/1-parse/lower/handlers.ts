/**
 * Every kind of node the grammar has, and what becomes of it. The type makes the table complete: a kind that an upgrade
 * of the grammar adds or renames does not compile until it has its row.
 */
import type { NodeKind } from "../../../grammars/python/nodeKinds.js";
import type { Expression } from "../ast.js";
import type { SyntaxNode } from "../syntaxNode.js";
import { lowerNamedExpression, lowerDelete } from "./assignments.js";
import { lowerClass, lowerDecorated } from "./classes.js";
import {
  lowerDictionary,
  lowerExpressionList,
  lowerList,
  lowerParenthesized,
  lowerSet,
  lowerTuple,
  refuseStar,
} from "./collections.js";
import {
  lowerFor,
  lowerIf,
  lowerTry,
  lowerWhile,
  lowerWith,
} from "./compound.js";
import { lowerComprehension } from "./comprehensions.js";
import { lowerFunction, lowerLambda } from "./functions.js";
import { lowerFutureImport, lowerImport, lowerImportFrom } from "./imports.js";
import {
  type ExpressionHandler,
  type Lowering,
  type StatementHandler,
  syntaxError,
} from "./lowering.js";
import { lowerName } from "./names.js";
import { lowerFloat, lowerInteger } from "./numbers.js";
import {
  lowerAwait,
  lowerBinary,
  lowerBoolean,
  lowerComparison,
  lowerConditional,
  lowerUnary,
} from "./operators.js";
import { lowerMatch } from "./match.js";
import { lowerPrimary, lowerSlice } from "./primaries.js";
import {
  lowerAssert,
  lowerBreak,
  lowerContinue,
  lowerExpressionStatement,
  lowerGlobal,
  lowerNonlocal,
  lowerPass,
  lowerRaise,
  lowerReturn,
  lowerYield,
} from "./simple.js";
import { lowerConcatenatedString, lowerString } from "./strings.js";
import { lowerTypeAlias } from "./typeAlias.js";
import { lowerType } from "./types.js";

/**
 * - `expression`, `statement`: lowered by this function
 * - `within`: read by the handler of the node it stands in (named here); by itself it is nothing
 * - `refused`: not Python 3, with the message
 */
export type Handling =
  | { expression: ExpressionHandler }
  | { statement: StatementHandler }
  | { within: string }
  | { refused: string };

export const HANDLERS: Readonly<
  Record<NodeKind | "as_pattern_target", Handling>
> = {
  aliased_import: { within: "imports.ts" },
  argument_list: { within: "arguments.ts" },
  as_pattern: { within: "compound.ts (with, except), patterns.ts" },
  // node-types.json does not list this one: it is only another name for an expression.
  as_pattern_target: { within: "compound.ts, targets.ts" },
  assert_statement: { statement: lowerAssert },
  assignment: { within: "assignments.ts" },
  attribute: { expression: lowerPrimary },
  augmented_assignment: { within: "assignments.ts" },
  await: { expression: lowerAwait },
  binary_operator: { expression: lowerBinary },
  block: { within: "compound.ts, functions.ts, classes.ts, match.ts" },
  boolean_operator: { expression: lowerBoolean },
  break_statement: { statement: lowerBreak },
  call: { expression: lowerPrimary },
  case_clause: { within: "match.ts" },
  case_pattern: { within: "patterns.ts" },
  chevron: { within: "print_statement" },
  class_definition: {
    statement: (cx, node, scope) => lowerClass(cx, node, scope),
  },
  class_pattern: { within: "patterns.ts" },
  comment: { within: "readTree.ts (dropped)" },
  comparison_operator: { expression: lowerComparison },
  complex_pattern: { within: "patterns.ts" },
  concatenated_string: { expression: lowerConcatenatedString },
  conditional_expression: { expression: lowerConditional },
  constrained_type: { expression: lowerType },
  continue_statement: { statement: lowerContinue },
  decorated_definition: { statement: lowerDecorated },
  decorator: { within: "classes.ts" },
  default_parameter: { within: "parameters.ts" },
  delete_statement: { statement: lowerDelete },
  dict_pattern: { within: "patterns.ts" },
  dictionary: { expression: lowerDictionary },
  dictionary_comprehension: { expression: lowerComprehension },
  dictionary_splat: { within: "arguments.ts, collections.ts" },
  dictionary_splat_pattern: { within: "parameters.ts" },
  dotted_name: { within: "imports.ts, patterns.ts" },
  elif_clause: { within: "compound.ts" },
  ellipsis: {
    expression: (_cx, { start, end }) => ({ kind: "Ellipsis", start, end }),
  },
  else_clause: { within: "compound.ts" },
  escape_interpolation: { within: "formatStrings.ts (from the text)" },
  escape_sequence: { within: "escapes.ts (from the text)" },
  except_clause: { within: "compound.ts" },
  exec_statement: {
    refused: "Missing parentheses in call to 'exec'. Did you mean exec(...)?",
  },
  expression_list: { expression: lowerExpressionList },
  expression_statement: { statement: lowerExpressionStatement },
  false: { expression: constant(false) },
  finally_clause: { within: "compound.ts" },
  float: { expression: lowerFloat },
  for_in_clause: { within: "comprehensions.ts" },
  for_statement: { statement: lowerFor },
  format_expression: { within: "formatStrings.ts" },
  format_specifier: { within: "formatStrings.ts" },
  function_definition: {
    statement: (cx, node, scope) => lowerFunction(cx, node, scope),
  },
  future_import_statement: { statement: lowerFutureImport },
  generator_expression: { expression: lowerComprehension },
  generic_type: { expression: lowerType },
  global_statement: { statement: lowerGlobal },
  identifier: { expression: lowerName },
  if_clause: { within: "comprehensions.ts, match.ts" },
  if_statement: { statement: lowerIf },
  import_from_statement: { statement: lowerImportFrom },
  import_prefix: { within: "imports.ts" },
  import_statement: { statement: lowerImport },
  integer: { expression: lowerInteger },
  interpolation: { within: "formatStrings.ts" },
  keyword_argument: { within: "arguments.ts" },
  keyword_pattern: { within: "patterns.ts" },
  keyword_separator: { within: "parameters.ts" },
  lambda: { expression: lowerLambda },
  lambda_parameters: { within: "functions.ts" },
  line_continuation: { within: "readTree.ts (dropped)" },
  list: { expression: lowerList },
  list_comprehension: { expression: lowerComprehension },
  list_pattern: { expression: lowerList },
  list_splat: { expression: refuseStar },
  list_splat_pattern: { expression: refuseStar },
  match_statement: { statement: lowerMatch },
  member_type: { expression: lowerType },
  module: { within: "lowerFile.ts" },
  named_expression: { expression: lowerNamedExpression },
  none: { expression: constant(null) },
  nonlocal_statement: { statement: lowerNonlocal },
  not_operator: { expression: lowerUnary },
  pair: { within: "collections.ts, comprehensions.ts" },
  parameters: { within: "parameters.ts" },
  parenthesized_list_splat: { expression: refuseStar },
  parenthesized_expression: { expression: lowerParenthesized },
  pass_statement: { statement: lowerPass },
  pattern_list: { expression: lowerExpressionList },
  positional_separator: { within: "parameters.ts" },
  print_statement: {
    refused: "Missing parentheses in call to 'print'. Did you mean print(...)?",
  },
  raise_statement: { statement: lowerRaise },
  relative_import: { within: "imports.ts" },
  return_statement: { statement: lowerReturn },
  set: { expression: lowerSet },
  set_comprehension: { expression: lowerComprehension },
  slice: { expression: lowerSlice },
  splat_pattern: { within: "patterns.ts" },
  splat_type: { expression: lowerType },
  string: { expression: lowerString },
  string_content: { within: "strings.ts (from the text)" },
  string_end: { within: "stringPrefix.ts (from the text)" },
  string_start: { within: "stringPrefix.ts (from the text)" },
  subscript: { expression: lowerPrimary },
  true: { expression: constant(true) },
  try_statement: { statement: lowerTry },
  tuple: { expression: lowerTuple },
  tuple_pattern: { expression: lowerTuple },
  type: { expression: lowerType },
  type_alias_statement: { statement: lowerTypeAlias },
  type_conversion: { within: "formatStrings.ts" },
  type_parameter: { within: "typeParameters.ts, types.ts" },
  typed_default_parameter: { within: "parameters.ts" },
  typed_parameter: { within: "parameters.ts" },
  unary_operator: { expression: lowerUnary },
  union_pattern: { within: "patterns.ts" },
  union_type: { expression: lowerType },
  while_statement: { statement: lowerWhile },
  wildcard_import: { within: "imports.ts" },
  with_clause: { within: "compound.ts" },
  with_item: { within: "compound.ts" },
  with_statement: { statement: lowerWith },
  yield: { expression: lowerYield },
};

function constant(value: boolean | null): ExpressionHandler {
  return (_cx, { start, end }): Expression => ({
    kind: "Literal",
    value,
    start,
    end,
  });
}

/** The row of `node`'s kind; refuses what is not Python 3. */
export function handlingOf(
  cx: Lowering,
  node: SyntaxNode,
): Handling | undefined {
  const handling: Handling | undefined = (
    HANDLERS as Readonly<Record<string, Handling>>
  )[node.kind];
  if (handling && "refused" in handling)
    throw syntaxError(cx, node, handling.refused);
  return handling;
}
