/**
 * The evaluator: runs what the compiler makes of the syntax tree, and keeps what the parts of an evaluation share. They
 * know it as the `Vm` interface.
 */
import type { Code, Expression, Statement } from "../1-parse/ast.js";
import { Source } from "../source.js";
import type { Budget } from "./budget.js";
import { call } from "./calls/call.js";
import type { Choices } from "./choices.js";
import { compileExpression, compiler, compileStatement } from "./compiler.js";
import { Frame } from "./frame.js";
import type { Importer } from "./imports.js";
import { openSequences } from "./loops/openSequences.js";
import { step } from "./statements/block.js";
import { recursionError } from "./statements/try.js";
import type { PyDict } from "./values/dict.js";
import { PyModule } from "./values/module.js";
import type { Namespace, Value } from "./values/value.js";
import type { Assign, Evaluate, Execute, Keywords, Vm } from "./vm.js";

/** What the evaluator asks of the parser: text that a program makes at run time. */
export interface TextParser {
  expression(source: Source): Expression;
  statements(source: Source): Statement[];
}

export class Evaluator implements Vm {
  frame: Frame | null = null;
  depth = 0;
  constructing = 0;
  readonly open = openSequences;
  readonly #expressions = new WeakMap<Expression, Evaluate>();
  readonly #statements = new WeakMap<Statement, Execute>();
  readonly #targets = new WeakMap<Expression, Assign>();
  readonly #bodies = new WeakMap<Code, Execute>();
  readonly state = new Map<object, unknown>();
  readonly caches = new Map<object, unknown>();

  /** Where everything begins that a program can change. */
  get heapRoots(): object[] {
    return [...this.imports.heapRoots, this.builtins, this.state];
  }

  constructor(
    readonly budget: Budget,
    readonly choices: Choices,
    readonly imports: Importer,
    readonly builtins: Namespace,
    readonly parser: TextParser,
  ) {}

  expression(node: Expression): Evaluate {
    return remembered(this.#expressions, node, compileExpression);
  }

  statement(node: Statement): Execute {
    return remembered(this.#statements, node, () =>
      step(node, compileStatement),
    );
  }

  target(node: Expression): Assign {
    return remembered(this.#targets, node, compiler.target);
  }

  body(code: Code): Execute {
    return remembered(this.#bodies, code, () => compiler.block(code.body));
  }

  call(callee: Value, args: Value[], keywords: Keywords | null = null): Value {
    return call(this, callee, args, keywords);
  }

  enter(): void {
    if (this.depth >= this.budget.limits.depth) throw recursionError();
    this.depth++;
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
    const frame = new Frame(
      {
        parent: null,
        module: PyModule.over(globals, source),
        source,
        names: locals.map as Namespace,
        classCell: null,
        function: null,
        locals: [],
        name: "<module>",
      },
      [],
      { start: 0, end: 0 },
    );
    if (locals.type.isHeapType) frame.mapping = locals;
    this.enter();
    frame.caller = caller;
    this.frame = frame;
    try {
      if (mode === "eval") {
        const expression = this.parser.expression(source);
        return compileExpression(expression)(this, frame);
      }
      compiler.block(this.parser.statements(source))(this, frame);
      return null;
    } finally {
      this.leave();
      this.frame = caller;
    }
  }
}

function remembered<K extends object, V>(
  known: WeakMap<K, V>,
  node: K,
  compile: (node: K) => V,
): V {
  let compiled = known.get(node);
  if (compiled === undefined) {
    compiled = compile(node);
    known.set(node, compiled);
  }
  return compiled;
}
