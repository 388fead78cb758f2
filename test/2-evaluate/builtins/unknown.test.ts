/** Containers that hold, or are asked for, something unknown: what does not depend on it stays exact, the rest says so. */
import { describe, expect, it } from "vitest";
import { Halt } from "../../../src/2-evaluate/halt.js";
import { repr } from "../../../src/2-evaluate/operations/text.js";
import { PyUnknown } from "../../../src/2-evaluate/values/unknown.js";
import { python } from "../../support/evaluate.js";

/** The text of `expression` after `code`, with `u` an unknown value: "unknown" or "stops" where it has none. */
function ask(expression: string, code = ""): string {
  const program = python();
  program.exec("import not_installed_anywhere\nu = not_installed_anywhere.u");
  try {
    program.exec(code);
    const value = program.eval(expression);
    return value instanceof PyUnknown ? "unknown" : repr(program.vm, value);
  } catch (error) {
    if (error instanceof Halt) return "stops";
    throw error;
  }
}

describe("list", () => {
  it.each([
    ["len([u, 1])", "2"],
    ["[u, 1][1]", "1"],
    ["[1, 2][u]", "unknown"],
    ["1 in [1, u]", "True"],
    ["2 in [1, u]", "unknown"],
    ["[1, u] == [2, u]", "False"],
    ["[u, 1] == [u, 1]", "True"],
    ["[1, u] == [1, 2]", "unknown"],
    ["[u, 1] == [2, 2]", "False"],
    ["[1, 2].count(u)", "unknown"],
    ["[u] * 2 == [u, u]", "True"],
    ["[0] * u", "unknown"],
    ["list(u)", "unknown"],
    ["sorted([3, u])", "unknown"],
    ["max([1, u])", "unknown"],
    ["sum([1, u])", "unknown"],
    ["any([u, True])", "True"],
    ["any([u, False])", "unknown"],
    ["all([u, 0])", "False"],
    ["isinstance(u, int)", "unknown"],
    ["hasattr(u, 'x')", "unknown"],
    ["len(u)", "unknown"],
    ["range(u)", "unknown"],
    ["list(zip([1], u))", "unknown"],
    ["print(u)", "None"],
  ])("%s → %s", (expression, expected) => {
    expect(ask(expression)).toBe(expected);
  });

  it("keeps its length when it is written to at an unknown place", () => {
    const code = "l = [1, 2]\nl[u] = 3\nl.insert(u, 4)";
    expect(ask("len(l)", code)).toBe("3");
    expect(ask("l[0]", code)).toBe("unknown");
  });

  it("sorts by an unknown key into unknown elements", () => {
    expect(ask("len(l)", "l = [3, 1]\nl.sort(key=lambda x: u)")).toBe("2");
    expect(ask("l[0]", "l = [3, 1]\nl.sort(key=lambda x: u)")).toBe("unknown");
  });

  it("stops where the number of elements is unknown", () => {
    expect(ask("l", "l = [1]\nl.extend(u)")).toBe("stops");
  });
});

describe("dict", () => {
  const opened = "def f(): pass\nd = {'a': 1, 'f': f}\nd[u] = 2";

  it.each([
    ["{'a': u}['a']", "unknown"],
    ["len({'a': u})", "1"],
    ["{'a': u} == {'a': 1}", "unknown"],
    ["{'a': u, 'b': 1} == {'a': 1, 'b': 2}", "False"],
    ["{'a': 1}[u]", "unknown"],
    ["{'a': 1}.get(u)", "unknown"],
    ["{'a': 1}.get('b', u)", "unknown"],
    ["u in {'a': 1}", "unknown"],
    ["dict(u)", "unknown"],
    ["{**u}", "unknown"],
  ])("%s → %s", (expression, expected) => {
    expect(ask(expression)).toBe(expected);
  });

  it.each([
    ["d['zz']", "unknown"],
    ["d['a']", "unknown"],
    ["d['f'] is f", "True"],
    ["'zz' in d", "unknown"],
    ["'a' in d", "True"],
    ["d.get('zz', 5)", "unknown"],
    ["d.pop('zz', 5)", "unknown"],
    ["len(d)", "unknown"],
    ["list(d)", "stops"],
    ["list(d.items())", "stops"],
    ["dict(d)['zz']", "unknown"],
    ["{**d}['zz']", "unknown"],
    ["(d | {'b': 1})['b']", "1"],
    ["d.copy()['zz']", "unknown"],
  ])("after d[u] = 2: %s → %s", (expression, expected) => {
    expect(ask(expression, opened)).toBe(expected);
  });

  it("is exact again once it is cleared", () => {
    expect(ask("d", `${opened}\nd.clear()`)).toBe("{}");
  });

  it("takes an unknown mapping in", () => {
    expect(ask("d['a']", "d = {'a': 1}\nd.update(u)")).toBe("unknown");
    expect(ask("d['b']", "d = {'a': 1}\nd.update(u)\nd['b'] = 3")).toBe("3");
  });
});

describe("set", () => {
  it.each([
    ["len({u})", "1"],
    ["len({u, 1})", "unknown"],
    ["1 in {u, 1}", "True"],
    ["2 in {u, 1}", "unknown"],
    ["list({u, 1})", "stops"],
    ["{u, 1} == {1}", "stops"],
    ["len({1} | {u})", "unknown"],
    ["{u, 1} & {2}", "stops"],
  ])("%s → %s", (expression, expected) => {
    expect(ask(expression)).toBe(expected);
  });
});

describe("what takes unknown values as they are", () => {
  it.each([
    ["namedtuple('P', 'a b')(1, u).a", "1"],
    ["D(1, u).a", "1"],
    ["D(1, u).b", "unknown"],
    ["partial(max, u)(1)", "unknown"],
    ["copy.deepcopy([u, 1])[1]", "1"],
    ["defaultdict(list, a=u)['b']", "[]"],
    ["deque([1, u])[0]", "1"],
    ["list(chain([1], [u]))[0]", "1"],
    ["E.A.name", "'A'"],
    ["E.A.value", "unknown"],
    ["E.B.value", "2"],
    ["E(2)", "<E.B: 2>"],
    ["E(5)", "unknown"],
    ["E(u)", "unknown"],
    ["reduce(lambda a, b: a + b, [1, u])", "unknown"],
    ["itemgetter(1)([1, u])", "unknown"],
    ["f(u)", "unknown"],
    ["f(1)", "2"],
  ])("%s → %s", (expression, expected) => {
    const code = `
import copy
from collections import defaultdict, deque, namedtuple
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, partial, reduce
from itertools import chain
from operator import itemgetter

@dataclass
class D:
    a: int
    b: int

class E(Enum):
    A = u
    B = 2

@lru_cache
def f(x):
    return x + 1
`;
    expect(ask(expression, code)).toBe(expected);
  });
});
