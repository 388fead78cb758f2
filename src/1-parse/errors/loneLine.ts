/** One logical line as a program of its own, so that it can be parsed without its surroundings. */

/** `shift`: how many characters the program has before the line. */
export function asProgram(line: string): { program: string; shift: number } {
  const word = /^[A-Za-z_]+/.exec(line)?.[0] ?? "";
  const body = /:\s*$/.test(line) ? " pass" : "";
  const before = BEFORE[word] ?? "";
  if (line.startsWith("@"))
    return { program: `${line}\ndef f(): pass\n`, shift: 0 };
  if (word === "match" && body)
    return { program: `${line}\n case _: pass\n`, shift: 0 };
  if (word === "case" && body)
    return {
      program: `match x:\n ${line}${body}\n`,
      shift: "match x:\n ".length,
    };
  if (word === "try" && body)
    return { program: `${line}${body}\nfinally: pass\n`, shift: 0 };
  return { program: `${before}${line}${body}\n`, shift: before.length };
}

const BEFORE: Readonly<Record<string, string>> = {
  elif: "if x: pass\n",
  else: "if x: pass\n",
  except: "try: pass\n",
  finally: "try: pass\n",
};
