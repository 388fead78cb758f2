/** The native `Module.__init__` and registration, held to the same recorded lines as the ones in Python. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Recorded } from "./agreeing.js";
import { answering } from "./answers.js";

const answerTo = answering();
const url = new URL("shapes.expected.json", import.meta.url);
const recorded: [string, Recorded][] = Object.entries(
  JSON.parse(readFileSync(url, "utf8")),
);

const names = "init register_parameter register_buffer add_module".split(" ");
const setup = [
  `from _numel import ${names.map((name) => `module_${name}`).join(", ")}`,
  "class N(nn.Module): __init__ = module_init; register_parameter = module_register_parameter; register_buffer = module_register_buffer; add_module = module_add_module",
].join(" ;; ");

const lines = recorded.filter(([line]) => line.startsWith("m = nn.Module()"));

describe("as recorded", () => {
  test("there are lines", () => expect(lines.length).toBeGreaterThan(15));

  test.each(lines)("%s", (line, theirs) => {
    const ours = answerTo(`${setup} ;; ${line.replace("nn.Module()", "N()")}`);
    expect(ours).toEqual(theirs);
  });
});

describe("on its own", () => {
  test.each<[string, string]>([
    ["list(m.__dict__)[:3]", "['training', '_parameters', '_buffers']"],
    ["hasattr(m, '_no_such_hooks')", "False"],
    ["m(3) if False else m.training", "True"],
    [
      "m.register_buffer('b', torch.zeros(1), persistent=False) or sorted(m._non_persistent_buffers_set)",
      "['b']",
    ],
    ["m.add_module('c', nn.Identity()) or list(m._modules)", "['c']"],
    ["m.add_module('c', None) or m.c", "None"],
    ["m.register_parameter('p', None) or m.p", "None"],
  ])("%s gives %s", (expression, text) => {
    expect(answerTo(`${setup} ;; m = N() ;; ${expression}`)).toEqual({
      repr: text,
    });
  });

  test.each<[string, string]>([
    ["m.add_module('c', 3)", "TypeError"],
    ["m.add_module(3, nn.Identity())", "TypeError"],
    ["m.add_module('', nn.Identity())", "KeyError"],
    ["m.add_module('a.b', nn.Identity())", "KeyError"],
    ["m.add_module('forward', nn.Identity())", "KeyError"],
    ["m.add_module('training', nn.Identity())", "KeyError"],
    ["m.register_buffer('b', 3)", "TypeError"],
    ["m.register_parameter('p', 3)", "TypeError"],
    [
      "m.register_parameter('p', nn.Parameter(torch.zeros(1)) * 2)",
      "TypeError",
    ],
    ["N.__new__(N).register_parameter('p', None)", "AttributeError"],
    ["N(3)", "TypeError"],
    ["N(x=3)", "TypeError"],
  ])("%s raises %s", (expression, error) => {
    expect(answerTo(`${setup} ;; m = N() ;; ${expression}`)).toEqual({ error });
  });
});
