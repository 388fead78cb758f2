/**
 * Matches a program by backtracking, as Python's own engine does: JavaScript's differs in what groups hold after loops and
 * unset backreferences, and cannot be stopped when a pattern explodes.
 */
import type { Budget } from "../../../../budget.js";
import { type Instruction, LAST_GROUP, type Program } from "./program.js";

/** Where to go on when the current way fails. */
interface Choice {
  pc: number;
  position: number;
  /** Length of the trail: what was stored since is undone. */
  trail: number;
  /** A greedy run gives back down to here; −1 for other choices. */
  low: number;
  /** A lazy run takes more, up to this many characters further; −1 for other choices. */
  more: number;
}

/** Characters and choices that count as one step of the budget. */
const WORK_PER_STEP = 32;

export interface Found {
  start: number;
  end: number;
  /** Start and end of each group, from 1 on; −1 where it did not match. Index 0 and 1 are not used. */
  slots: number[];
  lastGroup: number | null;
}

export class Matcher {
  readonly #instructions: readonly Instruction[];
  #slots: number[] = [];
  #trail: number[] = [];
  #choices: Choice[] = [];
  #work = 0;
  /** What a match must not end at: an empty match right behind the one before. */
  #forbiddenEnd = -1;

  constructor(
    readonly program: Program,
    readonly codes: ArrayLike<number>,
    /** Where the text counts as ended. */
    readonly end: number,
    readonly budget: Budget,
    /** A match must reach the end. */
    readonly isFull: boolean,
  ) {
    this.#instructions = program.instructions;
  }

  /** The match that starts at `start`. */
  matchAt(start: number, mustAdvance = false): Found | null {
    this.#slots = new Array<number>(this.program.slotCount).fill(-1);
    this.#trail = [];
    this.#choices = [];
    this.#forbiddenEnd = mustAdvance ? start : -1;
    const end = this.#run(0, start);
    if (end < 0) return null;
    const lastGroup = this.#slots[LAST_GROUP] as number;
    return {
      start,
      end,
      slots: this.#slots.slice(0, 2 * (this.program.regex.groupCount + 1)),
      lastGroup: lastGroup < 0 ? null : lastGroup,
    };
  }

  /** The first match that starts at or behind `from`. */
  search(from: number, mustAdvance = false): Found | null {
    const { first } = this.program;
    for (let start = from; start <= this.end; start++) {
      this.#spend(1);
      if (first !== null) {
        if (start === this.end) return null;
        if (!first(this.codes[start] as number)) continue;
      }
      const found = this.matchAt(start, mustAdvance && start === from);
      if (found !== null) return found;
    }
    return null;
  }

  #spend(work: number): void {
    this.#work += work;
    while (this.#work >= WORK_PER_STEP) {
      this.#work -= WORK_PER_STEP;
      this.budget.step();
    }
  }

  #store(slot: number, value: number): void {
    this.#trail.push(slot, this.#slots[slot] as number);
    this.#slots[slot] = value;
  }

  #undo(length: number): void {
    const trail = this.#trail;
    while (trail.length > length) {
      const value = trail.pop() as number;
      this.#slots[trail.pop() as number] = value;
    }
  }

  #choose(pc: number, position: number, low = -1, more = -1): void {
    const trail = this.#trail.length;
    this.#choices.push({ pc, position, trail, low, more });
  }

  /** Steps through the program from `pc`; gives where the match (or the look, or the atomic group) ends, or −1. */
  #run(pc: number, position: number): number {
    const floor = this.#choices.length;
    for (;;) {
      const instruction = this.#instructions[pc] as Instruction;
      if (instruction.op === "end") {
        this.#choices.length = floor;
        return position;
      }
      if (instruction.op === "match" && this.#accepts(position)) {
        return position;
      }
      const next = this.#step(instruction, pc, position);
      if (next >= 0) {
        pc = next;
        position = this.#position;
        continue;
      }
      const resumed = this.#backtrack(floor);
      if (resumed < 0) return -1;
      pc = resumed;
      position = this.#position;
    }
  }

  #accepts(position: number): boolean {
    if (this.isFull && position !== this.end) return false;
    return position !== this.#forbiddenEnd;
  }

  /** Where the last step left off. */
  #position = 0;

  /** Does one instruction: gives the next one's index and sets `#position`, or −1 where it fails. */
  #step(instruction: Instruction, pc: number, position: number): number {
    this.#position = position;
    switch (instruction.op) {
      case "char":
        if (
          position >= this.end ||
          !instruction.test(this.codes[position] as number)
        ) {
          return -1;
        }
        this.#position = position + 1;
        return pc + 1;
      case "position":
        return instruction.test(this.codes, position, this.end) ? pc + 1 : -1;
      case "save":
        this.#store(instruction.slot, position);
        if (instruction.slot % 2 === 1) {
          this.#store(LAST_GROUP, (instruction.slot - 1) / 2);
        }
        return pc + 1;
      case "split":
        this.#choose(instruction.second, position);
        return instruction.first;
      case "jump":
        return instruction.to;
      case "run":
        return this.#takeRun(instruction, pc, position);
      case "loop":
        this.#store(instruction.slot, 0);
        this.#store(instruction.slot + 1, -1);
        return pc + 1;
      case "turn":
        return this.#turn(instruction, position);
      case "backreference":
        return this.#repeatGroup(instruction, pc, position);
      case "branch":
        return this.#hasMatched(instruction.index)
          ? instruction.yes
          : instruction.no;
      case "look":
        return this.#look(instruction, pc, position);
      case "atomic": {
        const end = this.#run(pc + 1, position);
        if (end < 0) return -1;
        this.#position = end;
        return instruction.next;
      }
      default:
        return -1;
    }
  }

  #takeRun(
    instruction: Instruction & { op: "run" },
    pc: number,
    position: number,
  ): number {
    const { test, min, max, lazy } = instruction;
    const limit = Math.min(this.end, position + (lazy ? min : max));
    let at = position;
    while (at < limit && test(this.codes[at] as number)) at++;
    this.#spend(at - position + 1);
    if (at - position < min) return -1;
    if (lazy) {
      if (max > min) this.#choose(pc, at, -1, max - min);
    } else if (at > position + min) {
      this.#choose(pc + 1, at - 1, position + min);
    }
    this.#position = at;
    return pc + 1;
  }

  #turn(instruction: Instruction & { op: "turn" }, position: number): number {
    const { slot, min, max, lazy, body, next } = instruction;
    this.#spend(1);
    const count = this.#slots[slot] as number;
    if (count < min) {
      this.#store(slot, count + 1);
      return body;
    }
    // A turn that matched nothing is the last one: another would match nothing again.
    const mayGoOn = count < max && position !== this.#slots[slot + 1];
    if (lazy) {
      // Another turn comes only when what follows fails: the choice is marked by a negative index.
      if (mayGoOn) this.#choose(-1 - instruction.at, position);
      return next;
    }
    if (!mayGoOn) return next;
    this.#choose(next, position);
    return this.#anotherTurn(instruction, position);
  }

  #anotherTurn(
    { slot, body }: Instruction & { op: "turn" },
    position: number,
  ): number {
    this.#store(slot, (this.#slots[slot] as number) + 1);
    this.#store(slot + 1, position);
    return body;
  }

  #hasMatched(group: number): boolean {
    return (
      (this.#slots[2 * group] as number) >= 0 &&
      (this.#slots[2 * group + 1] as number) >=
        (this.#slots[2 * group] as number)
    );
  }

  #repeatGroup(
    { index, same }: Instruction & { op: "backreference" },
    pc: number,
    position: number,
  ): number {
    if (!this.#hasMatched(index)) return -1;
    const start = this.#slots[2 * index] as number;
    const length = (this.#slots[2 * index + 1] as number) - start;
    if (position + length > this.end) return -1;
    this.#spend(length);
    for (let i = 0; i < length; i++) {
      const [a, b] = [this.codes[start + i], this.codes[position + i]];
      if (!same(a as number, b as number)) return -1;
    }
    this.#position = position + length;
    return pc + 1;
  }

  #look(
    { back, negative, next }: Instruction & { op: "look" },
    pc: number,
    position: number,
  ): number {
    const start = position - back;
    const trail = this.#trail.length;
    const found = start >= 0 && this.#run(pc + 1, start) >= 0;
    if (negative) this.#undo(trail);
    if (found === negative) return -1;
    this.#position = position;
    return next;
  }

  /** Goes back to the last choice: gives the instruction to go on with, or −1 where none is left above `floor`. */
  #backtrack(floor: number): number {
    while (this.#choices.length > floor) {
      this.#spend(1);
      const choice = this.#choices.pop() as Choice;
      this.#undo(choice.trail);
      const { pc, position, low, more } = choice;
      this.#position = position;
      if (more >= 0) {
        const run = this.#instructions[pc] as Instruction & { op: "run" };
        if (position >= this.end || !run.test(this.codes[position] as number)) {
          continue;
        }
        this.#position = position + 1;
        if (more > 1) this.#choose(pc, position + 1, -1, more - 1);
        return pc + 1;
      }
      if (low >= 0 && position > low) this.#choose(pc, position - 1, low);
      if (pc >= 0) return pc;
      const turn = this.#instructions[-1 - pc] as Instruction & { op: "turn" };
      return this.#anotherTurn(turn, position);
    }
    return -1;
  }
}
