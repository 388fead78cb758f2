/**
 * Compiles syntax to JavaScript closures: two switches, one line per case. A closure holds what is known of its node
 * before it runs, and calls the closures of its parts; everything a case needs is a function in `expressions/` or
 * `statements/`. Closures run twice as fast as walking the tree, because no node is asked for its kind and fields.
 */
import type { Expression, Statement } from "../1-parse/ast.js";
import { compileAttribute } from "./expressions/attribute.js";
import { compileBinOp } from "./expressions/arithmetic.js";
import { compileCall } from "./expressions/call.js";
import { compileComprehension } from "./expressions/comprehension.js";
import {
  compileDict,
  compileJoinedStr,
  compileList,
  compileSet,
  compileSlice,
  compileTuple,
} from "./expressions/displays.js";
import { compileFunction } from "./expressions/lambda.js";
import { compileName, compileNamedExpr } from "./expressions/name.js";
import {
  compileBoolOp,
  compileCompare,
  compileIfExp,
  compileNot,
} from "./expressions/tests.js";
import { getItem } from "./operations/subscript.js";
import { unary } from "./operations/unary.js";
import {
  compileAnnAssign,
  compileAssign,
  compileAugAssign,
  compileDelete,
  compileTarget,
} from "./statements/assign.js";
import { block } from "./statements/block.js";
import {
  compileClassDef,
  compileFunctionDef,
} from "./statements/definitions.js";
import { compileIf } from "./statements/if.js";
import { executeImport, executeImportFrom } from "./statements/import.js";
import { compileFor, compileWhile } from "./statements/loops.js";
import { compileMatch } from "./statements/match.js";
import { compileAssert, compileRaise, compileTry } from "./statements/try.js";
import { executeTypeAlias } from "./statements/typeAlias.js";
import { compileWith } from "./statements/with.js";
import { ellipsis, PyBytes, PyComplex, PyFloat } from "./values/simple.js";
import type { Compiler, Evaluate, Execute } from "./vm.js";

export const compiler: Compiler = {
  expression: compileExpression,
  block: (statements) => block(statements, compileStatement),
  target: (node) => compileTarget(compiler, node),
};

export function compileExpression(node: Expression): Evaluate {
  switch (node.kind) {
    case "Name":
      return compileName(node);
    case "Attribute":
      return compileAttribute(compiler, node);
    case "Literal": {
      const { value } = node;
      return () => value;
    }
    case "Call":
      return compileCall(compiler, node);
    case "Subscript": {
      const object = compileExpression(node.value);
      const index = compileExpression(node.index);
      return (vm, frame) => getItem(vm, object(vm, frame), index(vm, frame));
    }
    case "BinOp":
      return compileBinOp(compiler, node);
    case "Compare":
      return compileCompare(compiler, node);
    case "BoolOp":
      return compileBoolOp(compiler, node);
    case "UnaryOp": {
      const { operator } = node;
      if (operator === "not") return compileNot(compiler, node.operand);
      const operand = compileExpression(node.operand);
      return (vm, frame) => unary(vm, operator, operand(vm, frame));
    }
    case "IfExp":
      return compileIfExp(compiler, node);
    case "Tuple":
      return compileTuple(compiler, node.elements);
    case "List":
      return compileList(compiler, node.elements);
    case "Dict":
      return compileDict(compiler, node);
    case "Set":
      return compileSet(compiler, node.elements);
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp":
      return compileComprehension(compiler, node);
    case "JoinedStr":
      return compileJoinedStr(compiler, node);
    case "Lambda":
      return compileFunction(compiler, node);
    case "Slice":
      return compileSlice(compiler, node);
    case "Float": {
      const value = new PyFloat(node.value);
      return () => value;
    }
    case "BigInteger": {
      const value = BigInt(node.digits);
      return () => value;
    }
    case "Bytes": {
      const { latin1 } = node;
      return () => new PyBytes(Buffer.from(latin1, "latin1"));
    }
    case "Imaginary": {
      const value = new PyComplex(0, node.value);
      return () => value;
    }
    case "Ellipsis":
      return () => ellipsis;
    case "NamedExpr":
      return compileNamedExpr(compiler, node);
    case "Starred":
    case "Yield":
    case "YieldFrom":
    case "Await":
      throw new Error(`internal: ${node.kind} is evaluated by its parent`);
  }
}

export function compileStatement(node: Statement): Execute {
  switch (node.kind) {
    case "Expr": {
      const value = compileExpression(node.value);
      return (vm, frame) => {
        value(vm, frame);
        return undefined;
      };
    }
    case "Assign":
      return compileAssign(compiler, node);
    case "If":
      return compileIf(compiler, node);
    case "Return": {
      if (node.value === null) return () => ({ returned: null });
      const value = compileExpression(node.value);
      return (vm, frame) => ({ returned: value(vm, frame) });
    }
    case "For":
      return compileFor(compiler, node);
    case "AugAssign":
      return compileAugAssign(compiler, node);
    case "AnnAssign":
      return compileAnnAssign(compiler, node);
    case "FunctionDef":
      return compileFunctionDef(compiler, node);
    case "ClassDef":
      return compileClassDef(compiler, node);
    case "Import":
      return (vm, frame) => executeImport(vm, node, frame);
    case "ImportFrom":
      return (vm, frame) => executeImportFrom(vm, node, frame);
    case "While":
      return compileWhile(compiler, node);
    case "With":
      return compileWith(compiler, node);
    case "Try":
      return compileTry(compiler, node);
    case "Raise":
      return compileRaise(compiler, node);
    case "Assert":
      return compileAssert(compiler, node);
    case "Delete":
      return compileDelete(compiler, node);
    case "Match":
      return compileMatch(compiler, node);
    case "TypeAlias":
      return (vm, frame) => executeTypeAlias(vm, node, frame);
    case "Break":
      return () => "break";
    case "Continue":
      return () => "continue";
    case "Pass":
    case "Global":
    case "Nonlocal":
      return () => undefined;
  }
}
