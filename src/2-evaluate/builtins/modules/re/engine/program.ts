/** A regular expression as instructions, for the matcher to step through. */
import type { CharTest, Node, PositionTest, Regex } from "./nodes.js";

export type Instruction =
  | { op: "char"; test: CharTest }
  | { op: "position"; test: PositionTest }
  /** Stores the position in a slot. */
  | { op: "save"; slot: number }
  /** Goes to `first`, and to `second` when that fails. */
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | {
      op: "backreference";
      index: number;
      same: (a: number, b: number) => boolean;
    }
  /** Goes to `yes` where the group has matched, else to `no`. */
  | { op: "branch"; index: number; yes: number; no: number }
  /** Runs the instructions behind it up to `end` on their own; goes on behind those. */
  | { op: "look"; back: number; negative: boolean; next: number }
  | { op: "atomic"; next: number }
  /** A repeated character: the usual case, without a loop. */
  | { op: "run"; test: CharTest; min: number; max: number; lazy: boolean }
  /** Starts a loop whose count is in `slot` and whose last position is in the slot behind it. */
  | { op: "loop"; slot: number }
  /** Once a turn: goes to `body` again or to `next`. */
  | {
      op: "turn";
      /** Its own index. */
      at: number;
      slot: number;
      min: number;
      max: number;
      lazy: boolean;
      body: number;
      next: number;
    }
  /** The end of a look or an atomic group. */
  | { op: "end" }
  | { op: "match" };

export interface Program {
  instructions: Instruction[];
  slotCount: number;
  regex: Regex;
  /** What the first character must pass; null where a match may be empty or start in several ways. */
  first: CharTest | null;
}

/** The slot that holds the number of the group that was closed last. */
export const LAST_GROUP = 0;

export function compileRegex(regex: Regex): Program {
  const instructions: Instruction[] = [];
  // Two slots a group; the whole match's own two hold the last group's number and nothing.
  let slotCount = 2 * (regex.groupCount + 1);

  const emit = (instruction: Instruction): number =>
    instructions.push(instruction) - 1;

  function compile(node: Node): void {
    switch (node.kind) {
      case "char":
        emit({ op: "char", test: node.test });
        return;
      case "position":
        emit({ op: "position", test: node.test });
        return;
      case "sequence":
        node.items.forEach(compile);
        return;
      case "group":
        emit({ op: "save", slot: 2 * node.index });
        compile(node.body);
        emit({ op: "save", slot: 2 * node.index + 1 });
        return;
      case "backreference":
        emit({ op: "backreference", index: node.index, same: node.same });
        return;
      case "alternation":
        compileAlternation(node.branches);
        return;
      case "conditional":
        compileConditional(node);
        return;
      case "look": {
        const { back, negative } = node;
        const look = { op: "look" as const, back, negative, next: 0 };
        emit(look);
        compile(node.body);
        look.next = emit({ op: "end" }) + 1;
        return;
      }
      case "atomic":
        compileAtomic(() => compile(node.body));
        return;
      case "repeat":
        if (node.mode === "possessive") {
          compileAtomic(() => compileRepeat({ ...node, mode: "greedy" }));
        } else {
          compileRepeat(node);
        }
    }
  }

  function compileAtomic(body: () => void): void {
    const atomic = { op: "atomic" as const, next: 0 };
    emit(atomic);
    body();
    atomic.next = emit({ op: "end" }) + 1;
  }

  function compileAlternation(branches: readonly Node[]): void {
    const jumps: { op: "jump"; to: number }[] = [];
    branches.forEach((branch, i) => {
      if (i === branches.length - 1) {
        compile(branch);
        return;
      }
      const split = { op: "split" as const, first: 0, second: 0 };
      split.first = emit(split) + 1;
      compile(branch);
      const jump = { op: "jump" as const, to: 0 };
      split.second = emit(jump) + 1;
      jumps.push(jump);
    });
    for (const jump of jumps) jump.to = instructions.length;
  }

  function compileConditional(node: Node & { kind: "conditional" }): void {
    const branch = { op: "branch" as const, index: node.index, yes: 0, no: 0 };
    branch.yes = emit(branch) + 1;
    compile(node.yes);
    const jump = { op: "jump" as const, to: 0 };
    branch.no = emit(jump) + 1;
    compile(node.no);
    jump.to = instructions.length;
  }

  function compileRepeat(node: Node & { kind: "repeat" }): void {
    const { min, max } = node;
    const lazy = node.mode === "lazy";
    const body = unwrapped(node.body);
    if (body.kind === "char") {
      emit({ op: "run", test: body.test, min, max, lazy });
      return;
    }
    const slot = slotCount;
    slotCount += 2;
    emit({ op: "loop", slot });
    const at = instructions.length;
    const turn = {
      op: "turn" as const,
      at,
      slot,
      min,
      max,
      lazy,
      body: at + 1,
      next: 0,
    };
    emit(turn);
    compile(body);
    turn.next = emit({ op: "jump", to: at }) + 1;
  }

  compile(regex.root);
  emit({ op: "match" });
  return { instructions, slotCount, regex, first: firstTest(regex.root) };
}

/** The one item of a sequence of one. */
function unwrapped(node: Node): Node {
  return node.kind === "sequence" && node.items.length === 1
    ? unwrapped(node.items[0] as Node)
    : node;
}

function firstTest(node: Node): CharTest | null {
  switch (node.kind) {
    case "char":
      return node.test;
    case "sequence":
      return node.items.length === 0 ? null : firstTest(node.items[0] as Node);
    case "group":
    case "atomic":
      return firstTest(node.body);
    case "repeat":
      return node.min > 0 ? firstTest(node.body) : null;
    case "alternation": {
      const tests = node.branches.map(firstTest);
      return tests.every((test) => test !== null)
        ? (code) => tests.some((test) => test?.(code) === true)
        : null;
    }
    default:
      return null;
  }
}
