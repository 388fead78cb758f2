/** What is known of a pattern while it is being read: its groups and flags. */
import { quote } from "../../../text/quote.js";
import { ASCII, UNICODE, VERBOSE } from "./flags.js";
import { BecomesVerbose, PatternError } from "./patternError.js";
import { PatternReader } from "./reader.js";

export class ParseState {
  readonly reader: PatternReader;
  readonly names = new Map<string, number>();
  /** Widths of closed groups by number; null while a group is open. */
  readonly groups: ([number, number] | null)[] = [[0, 0]];
  /** Groups that were there when the look-behind around the current place began; null outside of one. */
  lookBehindGroups: number | null = null;
  /** Groups that conditionals ask for before they are there, and where. */
  readonly asked: [index: number, position: number][] = [];
  /** An error that shows only behind those of the syntax. */
  late: PatternError | null = null;
  /** Those of the whole pattern. */
  flags: number;

  constructor(
    text: string,
    flags: number,
    readonly isBytes: boolean,
  ) {
    this.reader = new PatternReader(text, isBytes);
    this.flags = !isBytes && (flags & ASCII) === 0 ? flags | UNICODE : flags;
  }

  /** A new group's number. */
  openGroup(name: string | null): number {
    const index = this.groups.length;
    if (name !== null) {
      const other = this.names.get(name);
      if (other !== undefined) {
        throw new PatternError(
          `redefinition of group name ${quote(name)} as group ${index}; was group ${other}`,
          this.reader.position - [...name].length - 1,
        );
      }
      this.names.set(name, index);
    }
    this.groups.push(null);
    return index;
  }

  checkName(name: string): void {
    const isName = this.isBytes
      ? /^[A-Za-z_]\w*$/.test(name)
      : /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name);
    if (!isName) {
      throw this.reader.error(
        `bad character in group name ${quote(name)}`,
        [...name].length + 1,
      );
    }
  }

  /** That a backreference may stand here. */
  checkReference(index: number, length: number): void {
    if (index >= this.groups.length) {
      throw this.reader.error(`invalid group reference ${index}`, length - 1);
    }
    if (this.groups[index] === null) {
      throw this.reader.error("cannot refer to an open group", length);
    }
    this.checkLookBehind(index);
  }

  checkLookBehind(index: number): void {
    if (this.lookBehindGroups === null) return;
    if ((this.groups[index] ?? null) === null) {
      throw this.reader.error("cannot refer to an open group");
    }
    if (index >= this.lookBehindGroups) {
      throw this.reader.error(
        "cannot refer to group defined in the same lookbehind subpattern",
      );
    }
  }

  /** Flags that hold for the whole pattern, found at its start. */
  addFlags(added: number): void {
    if ((added & VERBOSE) !== 0 && (this.flags & VERBOSE) === 0) {
      throw new BecomesVerbose();
    }
    if ((added & ASCII) !== 0) this.flags &= ~UNICODE;
    this.flags |= added;
  }
}
