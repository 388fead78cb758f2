/** What of tree-sitter's tree the lowering needs to see: which tokens, which nodes' insides, which brackets nest. */

const all = null;

/** Tokens kept as children of a node of this kind (`null`: all but commas); every other token is dropped. */
export const KEPT_TOKENS: Readonly<Record<string, ReadonlySet<string> | null>> =
  {
    binary_operator: all,
    unary_operator: all,
    boolean_operator: all,
    comparison_operator: all,
    augmented_assignment: all,
    slice: new Set([":"]),
    interpolation: new Set(["="]),
    format_expression: new Set(["="]),
    yield: new Set(["from"]),
    raise_statement: new Set(["from"]),
    function_definition: new Set(["async"]),
    for_statement: new Set(["async"]),
    with_statement: new Set(["async"]),
    for_in_clause: new Set(["async"]),
    except_clause: new Set(["*"]),
    splat_type: new Set(["*", "**"]),
    splat_pattern: new Set(["*", "**", "_"]),
    case_pattern: new Set(["-", "_"]),
    union_pattern: new Set(["-", "_"]),
    dict_pattern: new Set(["-", "_"]),
    keyword_pattern: new Set(["-", "_"]),
    complex_pattern: new Set(["-", "+"]),
  };

/** Named nodes whose children say nothing that their text does not. */
export const LEAVES: ReadonlySet<string> = new Set([
  "identifier",
  "integer",
  "float",
  "true",
  "false",
  "none",
  "ellipsis",
  "pass_statement",
  "break_statement",
  "continue_statement",
  "import_prefix",
  "wildcard_import",
  "type_conversion",
  "keyword_separator",
  "positional_separator",
  "string_start",
  "string_content",
  "string_end",
]);

/** Nodes that stand for a pair of brackets. Not subscripts: `a[0][0]` leans to the left without nesting. */
export const BRACKETS: ReadonlySet<string> = new Set([
  "parenthesized_expression",
  "parenthesized_list_splat",
  "tuple",
  "tuple_pattern",
  "list",
  "list_pattern",
  "set",
  "dictionary",
  "dict_pattern",
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
  "generator_expression",
  "argument_list",
  "type_parameter",
  "class_pattern",
]);

/** Python's own limit of brackets within brackets (`MAXLEVEL` of its tokenizer). */
export const MAX_BRACKETS = 200;
