/**
 * The evaluator: two switches, one line per case. Everything a case needs is a function in `expressions/`, `statements/`,
 * `operations/` or `calls/`, written against the `Vm` interface that this class implements.
 */
import type { Expression, Statement } from "../1-parse/ast.js";
import { Source } from "../source.js";
import type { Budget } from "./budget.js";
import { call } from "./calls/call.js";
import type { Choices } from "./choices.js";
import { evaluateCall } from "./expressions/call.js";
import { evaluateComprehension } from "./expressions/comprehension.js";
import {
  evaluateDict,
  evaluateJoinedStr,
  evaluateList,
  evaluateSet,
  evaluateSlice,
  evaluateTuple,
} from "./expressions/displays.js";
import { makeFunction } from "./expressions/lambda.js";
import { assignName, evaluateName } from "./expressions/name.js";
import {
  evaluateBoolOp,
  evaluateCompare,
  evaluateIfExp,
  evaluateNot,
} from "./expressions/tests.js";
import { Frame } from "./frame.js";
import type { Importer } from "./imports.js";
import { getAttribute } from "./operations/attribute.js";
import { binary } from "./operations/binary.js";
import { getItem } from "./operations/subscript.js";
import { unary } from "./operations/unary.js";
import {
  annotatedAssign,
  assign,
  augmentedAssign,
  deleteTarget,
} from "./statements/assign.js";
import {
  executeClassDef,
  executeFunctionDef,
} from "./statements/definitions.js";
import { chosenBlock } from "./statements/if.js";
import { executeImport, executeImportFrom } from "./statements/import.js";
import { executeFor, executeWhile } from "./statements/loops.js";
import { executeMatch } from "./statements/match.js";
import {
  executeAssert,
  executeRaise,
  executeTry,
  recursionError,
} from "./statements/try.js";
import { executeTypeAlias } from "./statements/typeAlias.js";
import { executeWith } from "./statements/with.js";
import type { PyDict } from "./values/dict.js";
import { PyModule } from "./values/module.js";
import { ellipsis, PyBytes, PyComplex, PyFloat } from "./values/simple.js";
import type { Namespace, Value } from "./values/value.js";
import type { Completion, Keywords, Vm } from "./vm.js";

/** What the evaluator asks of the parser: text that a program makes at run time. */
export interface TextParser {
  expression(source: Source): Expression;
  statements(source: Source): Statement[];
}

export class Evaluator implements Vm {
  frame: Frame | null = null;
  depth = 0;
  constructing = 0;
  readonly state = new WeakMap<object, unknown>();

  constructor(
    readonly budget: Budget,
    readonly choices: Choices,
    readonly imports: Importer,
    readonly builtins: Namespace,
    readonly parser: TextParser,
  ) {}

  evaluate(node: Expression, frame: Frame): Value {
    switch (node.kind) {
      case "Name": {
        const local =
          node.scope === "local" ? frame.slots[node.slot] : undefined;
        return local ?? evaluateName(this, node, frame);
      }
      case "Attribute":
        return getAttribute(
          this,
          this.evaluate(node.value, frame),
          node.attribute,
        );
      case "Literal":
        return node.value;
      case "Call":
        return evaluateCall(this, node, frame);
      case "Subscript":
        return getItem(
          this,
          this.evaluate(node.value, frame),
          this.evaluate(node.index, frame),
        );
      case "BinOp":
        return binary(
          this,
          node.operator,
          this.evaluate(node.left, frame),
          this.evaluate(node.right, frame),
        );
      case "Compare":
        return evaluateCompare(this, node, frame);
      case "BoolOp":
        return evaluateBoolOp(this, node, frame);
      case "UnaryOp":
        return node.operator === "not"
          ? evaluateNot(this, node.operand, frame)
          : unary(this, node.operator, this.evaluate(node.operand, frame));
      case "IfExp":
        return evaluateIfExp(this, node, frame);
      case "Tuple":
        return evaluateTuple(this, node.elements, frame);
      case "List":
        return evaluateList(this, node.elements, frame);
      case "Dict":
        return evaluateDict(this, node, frame);
      case "Set":
        return evaluateSet(this, node.elements, frame);
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        return evaluateComprehension(this, node, frame);
      case "JoinedStr":
        return evaluateJoinedStr(this, node, frame);
      case "Lambda":
        return makeFunction(this, node, frame);
      case "Slice":
        return evaluateSlice(this, node, frame);
      case "Float":
        return new PyFloat(node.value);
      case "BigInteger":
        return BigInt(node.digits);
      case "Bytes":
        return new PyBytes(Buffer.from(node.latin1, "latin1"));
      case "Imaginary":
        return new PyComplex(0, node.value);
      case "Ellipsis":
        return ellipsis;
      case "NamedExpr": {
        const value = this.evaluate(node.value, frame);
        assignName(this, node.target, value, frame);
        return value;
      }
      case "Starred":
      case "Yield":
      case "YieldFrom":
      case "Await":
        throw new Error(`internal: ${node.kind} is evaluated by its parent`);
    }
  }

  execute(statements: readonly Statement[], frame: Frame): Completion {
    for (const statement of statements) {
      const completion = this.#executeOne(statement, frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  }

  #executeOne(node: Statement, frame: Frame): Completion {
    this.budget.step();
    frame.at = node;
    switch (node.kind) {
      case "Expr":
        this.evaluate(node.value, frame);
        return undefined;
      case "Assign": {
        const value = this.evaluate(node.value, frame);
        for (const target of node.targets) assign(this, target, value, frame);
        return undefined;
      }
      case "If":
        return this.execute(
          chosenBlock(this, node, this.evaluate(node.test, frame)),
          frame,
        );
      case "Return":
        return {
          returned:
            node.value === null ? null : this.evaluate(node.value, frame),
        };
      case "For":
        return executeFor(this, node, frame);
      case "AugAssign":
        augmentedAssign(this, node, frame);
        return undefined;
      case "AnnAssign":
        annotatedAssign(this, node, frame);
        return undefined;
      case "FunctionDef":
        executeFunctionDef(this, node, frame);
        return undefined;
      case "ClassDef":
        executeClassDef(this, node, frame);
        return undefined;
      case "Import":
        executeImport(this, node, frame);
        return undefined;
      case "ImportFrom":
        executeImportFrom(this, node, frame);
        return undefined;
      case "While":
        return executeWhile(this, node, frame);
      case "With":
        return executeWith(this, node, frame);
      case "Try":
        return executeTry(this, node, frame);
      case "Raise":
        return executeRaise(this, node, frame);
      case "Assert":
        executeAssert(this, node, frame);
        return undefined;
      case "Delete":
        for (const target of node.targets) deleteTarget(this, target, frame);
        return undefined;
      case "Match":
        return executeMatch(this, node, frame);
      case "TypeAlias":
        executeTypeAlias(this, node, frame);
        return undefined;
      case "Break":
        return "break";
      case "Continue":
        return "continue";
      case "Pass":
      case "Global":
      case "Nonlocal":
        return undefined;
    }
  }

  call(callee: Value, args: Value[], keywords: Keywords | null = null): Value {
    return call(this, callee, args, keywords);
  }

  enter(): void {
    if (++this.depth > this.budget.limits.depth) {
      throw recursionError();
    }
  }

  leave(): void {
    this.depth--;
  }

  run(
    text: string,
    mode: "eval" | "exec",
    globals: PyDict,
    locals: PyDict,
    file: string,
  ): Value {
    // Text that stands in no file is never the place to point at: its caller is.
    const source = new Source(file, text, true);
    const caller = this.frame;
    const frame = new Frame({
      slots: [],
      parent: null,
      module: PyModule.over(globals, source),
      source,
      names: locals.map as Namespace,
      classCell: null,
      function: null,
      locals: [],
      at: { start: 0, end: 0 },
      name: "<module>",
    });
    if (locals.type.isHeapType) frame.mapping = locals;
    frame.caller = caller;
    this.frame = frame;
    this.enter();
    try {
      if (mode === "eval") {
        return this.evaluate(this.parser.expression(source), frame);
      }
      this.execute(this.parser.statements(source), frame);
      return null;
    } finally {
      this.leave();
      this.frame = caller;
    }
  }
}
