/** Text and numbers that depend on something unknown, and those that nobody has room or time for. */
import { describe, expect, it } from "vitest";
import { Halt } from "../../../src/2-evaluate/halt.js";
import { repr } from "../../../src/2-evaluate/operations/text.js";
import { PyUnknown } from "../../../src/2-evaluate/values/unknown.js";
import { python } from "../../support/evaluate.js";

/** What `expression` gives: its repr, or the code of the reason why it has none. */
function ask(expression: string, code = ""): string {
  const program = python();
  program.exec("import not_installed_anywhere\nu = not_installed_anywhere.u");
  try {
    program.exec(code);
    const value = program.eval(expression);
    return value instanceof PyUnknown
      ? value.reason.code
      : repr(program.vm, value);
  } catch (error) {
    if (error instanceof Halt) return `stops: ${error.reason.code}`;
    throw error;
  }
}

describe("text made from something unknown is unknown", () => {
  it.each([
    ["'a' + u"],
    ["'%d' % u"],
    ["'%s-%s' % (1, u)"],
    ["'%(a)s' % {'a': u}"],
    ["'{}'.format(u)"],
    ["'{:{}}'.format(1, u)"],
    ["'{x}'.format(x=u)"],
    ["','.join(['a', u])"],
    ["'abc'[u]"],
    ["'abc'[u:]"],
    ["'abc'.find(u)"],
    ["str(u)"],
    ["'a' * u"],
    ["u in 'abc'"],
    ["b'a' + u"],
    ["bytes([1, u])"],
    ["int(u)"],
    ["round(u, 2)"],
    ["pow(2, u, 5)"],
    ["chr(u)"],
    ["format(3.5, u)"],
  ])("%s", (expression) => {
    expect(ask(expression)).toBe("external");
  });

  it.each([
    ["'%s' % (1,)", "'1'"],
    ["'%(a)s' % {'a': 1, 'b': u}", "'1'"],
    ["'{0}'.format(1, u)", "'1'"],
    ["'{x}'.format(x=1, y=u)", "'1'"],
  ])("%s does not depend on it", (expression, expected) => {
    expect(ask(expression)).toBe(expected);
  });
});

describe("modules hand on what is unknown", () => {
  it.each([
    ["math.sqrt(u)", "external"],
    ["math.gcd(4, u)", "external"],
    ["math.prod([2, u])", "external"],
    ["math.fsum([2, u])", "external"],
    ["math.hypot(1, u)", "external"],
    ["re.match('a', u)", "external"],
    ["re.sub('a', lambda m: u, 'a')", "external"],
    ["json.dumps({'a': [u]})", "external"],
    ["json.loads(u)", "external"],
  ])("%s", (expression, expected) => {
    expect(ask(expression, "import math, re, json")).toBe(expected);
  });
});

describe("what only a run can tell", () => {
  it.each([
    ["random.random()"],
    ["random.randint(1, 6)"],
    ["random.choice([1, 2])"],
    ["random.Random(3).uniform(0, 1)"],
    ["random.sample(range(9), 2)[0]"],
    ["time.time()"],
    ["time.perf_counter() - 1"],
    ["uuid.uuid4()"],
    ["secrets.token_hex(4)"],
    ["datetime.datetime.now()"],
    ["datetime.datetime.now().strftime('%Y')"],
    ["datetime.date.today()"],
  ])("%s", (expression) => {
    const imports = "import random, time, uuid, secrets, datetime";
    expect(ask(expression, imports)).toBe("runtime");
  });

  it("a shuffled list keeps its length", () => {
    const code = "import random\nx = [1, 2, 3]\nrandom.shuffle(x)";
    expect(ask("len(x)", code)).toBe("3");
    expect(ask("x[0]", code)).toBe("runtime");
  });
});

describe("what is not modelled says so", () => {
  it.each([
    ["math.gamma(0.5)", "unsupported"],
    ["math.cbrt(27)", "unsupported"],
    ["'a'.encode('cp1252')", "unsupported"],
    ["b'%d' % 5", "unsupported"],
    ["re.compile('(a|b)*+')", "stops: unsupported"],
    ["decimal.Decimal(2).ln()", "unsupported"],
    ["datetime.datetime.strptime('1', '%d')", "unsupported"],
  ])("%s", (expression, expected) => {
    expect(ask(expression, "import math, re, decimal, datetime")).toBe(
      expected,
    );
  });
});

describe("nobody makes what is too large, and nothing hangs", () => {
  it.each([
    ["'a' * 10**12"],
    ["'a'.zfill(10**12)"],
    ["'a'.center(10**12)"],
    ["'a\\tb'.expandtabs(10**12)"],
    ["'%*d' % (10**12, 5)"],
    ["'%.1000000000000f' % 1.5"],
    ["format(5, '1000000000000')"],
    ["format(1.5, '.100000000000f')"],
    ["'{:>1000000000000}'.format('a')"],
    ["f'{5:1000000000000}'"],
    ["bytes(10**12)"],
    ["b'ab' * 10**12"],
    ["(5).to_bytes(10**12, 'big')"],
    ["10 ** 10 ** 10"],
    ["1 << 10**12"],
    ["math.factorial(10**9)"],
    ["math.comb(10**12, 10**9)"],
    ["re.match('(a+)+$', 'a' * 50 + 'b')"],
    ["re.match('(a|a)*b', 'a' * 60)"],
    ["re.findall('(x+x+)+y', 'x' * 40)"],
  ])(
    "%s",
    (expression) => {
      expect(ask(expression, "import math, re")).toBe("stops: budget");
    },
    60_000,
  );
});
