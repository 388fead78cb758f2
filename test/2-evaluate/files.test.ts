/** What a program may see of the disk: the import roots, and nothing else. */
import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repr } from "../../src/2-evaluate/operations/text.js";
import { PyUnknown } from "../../src/2-evaluate/values/unknown.js";
import { python } from "../support/evaluate.js";

const folder = mkdtempSync(join(tmpdir(), "numel-files-"));
const root = join(folder, "project");
const other = join(folder, "second");

const files: Record<string, string> = {
  "project/config.json": '{"width": 64}',
  "project/settings.yaml": "depth: 3\nsizes: [1, 2]\n",
  "project/pyproject.toml": '[model]\nname = "net"\n',
  "project/setup.ini": "[a]\nx = 5\n",
  "project/table.csv": "a,b\n1,2\n",
  "project/text.txt": "one\r\ntwo\n",
  "project/pkg/__init__.py": "",
  "project/pkg/one.py": "VALUE = 1\n",
  "project/pkg/two.py": "VALUE = 2\n",
  "project/pkg/sub/__init__.py": "",
  "project/pkg/data/x.txt": "in a package",
  "project/extra/late.py": "FOUND = 'late'\n",
  "project/both.txt": "first",
  "second/both.txt": "second",
  "second/only.txt": "only here",
  "outside/secret.txt": "secret",
};

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(folder, "outside"), join(root, "link"));
  symlinkSync(join(folder, "outside/secret.txt"), join(root, "leak.txt"));
  symlinkSync(join(root, "config.json"), join(root, "inner.json"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** `repr` of an expression after some statements; an unknown's reason where there is no value. */
function value(expression: string, statements = ""): string {
  const program = python({ roots: [root, other] });
  program.exec(`ROOT = ${JSON.stringify(root)}\n${statements}`);
  const result = program.eval(expression);
  return result instanceof PyUnknown
    ? `${result.reason.code}: ${result.reason.message}`
    : repr(program.vm, result);
}

const seen = (path: string) =>
  `runtime: '${path}' is not in the folders that numel reads`;

describe("reading inside the roots", () => {
  it.each([
    ["open('config.json').read()", `'{"width": 64}'`],
    ["open(ROOT + '/config.json', 'rb').read(3)", `b'{"w'`],
    ["open('text.txt').read()", `'one\\ntwo\\n'`],
    ["open('text.txt', newline='').readlines()", `['one\\r\\n', 'two\\n']`],
    ["list(open('text.txt', 'rb'))", `[b'one\\r\\n', b'two\\n']`],
    ["open('only.txt').read()", "'only here'"],
    ["__import__('json').load(open('config.json'))['width']", "64"],
    [
      "__import__('yaml').safe_load(open('settings.yaml'))",
      "{'depth': 3, 'sizes': [1, 2]}",
    ],
    [
      "__import__('tomllib').load(open('pyproject.toml', 'rb'))",
      "{'model': {'name': 'net'}}",
    ],
    [
      "list(__import__('csv').DictReader(open('table.csv')))",
      "[{'a': '1', 'b': '2'}]",
    ],
    [
      "__import__('pathlib').Path(ROOT, 'text.txt').read_text()",
      "'one\\ntwo\\n'",
    ],
    ["__import__('os').path.exists(ROOT + '/config.json')", "True"],
    ["__import__('os').path.isdir(ROOT + '/pkg')", "True"],
    ["__import__('os').path.exists(ROOT + '/nothing.json')", "False"],
    [
      "__import__('os').listdir(ROOT + '/pkg')",
      "['__init__.py', 'data', 'one.py', 'sub', 'two.py']",
    ],
    [
      "[p.name for p in __import__('pathlib').Path(ROOT).glob('*.json')]",
      "['config.json', 'inner.json']",
    ],
    [
      "[p.name for p in sorted(__import__('pathlib').Path(ROOT).rglob('*.py'))]",
      "['late.py', '__init__.py', 'one.py', '__init__.py', 'two.py']",
    ],
    [
      "__import__('glob').glob(ROOT + '/pkg/*.py')",
      `['${root}/pkg/__init__.py', '${root}/pkg/one.py', '${root}/pkg/two.py']`,
    ],
    ["open('inner.json').read()", `'{"width": 64}'`],
  ])("%s", (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  it("reads settings through configparser", () => {
    const read =
      "import configparser\nc = configparser.ConfigParser()\nc.read('setup.ini')";
    expect(value("c.getint('a', 'x')", read)).toBe("5");
  });

  it("follows os.chdir", () => {
    const change = "import os\nos.chdir(ROOT)";
    expect(
      value("(os.getcwd() == ROOT, open('both.txt').read())", change),
    ).toBe("(True, 'first')");
  });
});

describe("what is not there is a reason", () => {
  it.each([
    ["open('/etc/hostname')", "/etc/hostname"],
    ["open('missing.json').read()", "missing.json"],
    ["open(ROOT + '/missing.json')", `${root}/missing.json`],
    ["open('leak.txt').read()", "leak.txt"],
    ["open('link/secret.txt').read()", "link/secret.txt"],
    [
      "open(ROOT + '/../outside/secret.txt').read()",
      `${root}/../outside/secret.txt`,
    ],
    [
      "__import__('os').path.exists(ROOT + '/link/secret.txt')",
      `${root}/link/secret.txt`,
    ],
    [
      "__import__('os').path.exists(ROOT + '/link/nothing')",
      `${root}/link/nothing`,
    ],
    ["__import__('os').listdir('/')", "/"],
    ["__import__('pathlib').Path('/etc/passwd').read_text()", "/etc/passwd"],
    ["open('both.txt').read()", "both.txt"],
    ["__import__('yaml').safe_load(open('none.yaml'))", "none.yaml"],
    ["__import__('json').load(open('none.json'))", "none.json"],
  ])("%s", (expression, path) => {
    expect(value(expression)).toBe(seen(path));
  });

  it("does not write", () => {
    const write =
      "f = open(ROOT + '/written.txt', 'w')\nf.write('x')\nf.close()";
    expect(value("open(ROOT + '/written.txt').read()", write)).toBe(
      seen(`${root}/written.txt`),
    );
    expect(value("__import__('os').path.exists(ROOT + '/written.txt')")).toBe(
      "False",
    );
  });

  it("does not trust what the program has written over", () => {
    const write = "open('config.json', 'w').write('{}')";
    expect(value("open(ROOT + '/config.json').read()", write)).toBe(
      seen(`${root}/config.json`),
    );
  });
});

describe("importing by other means", () => {
  it.each([
    [
      "[m.name for m in pkgutil.iter_modules(pkg.__path__)]",
      "['one', 'sub', 'two']",
    ],
    [
      "[(m.name, m.ispkg) for m in pkgutil.walk_packages(pkg.__path__, 'pkg.')]",
      "[('pkg.one', False), ('pkg.sub', True), ('pkg.two', False)]",
    ],
    [
      "[importlib.import_module(f'pkg.{m.name}').VALUE for m in pkgutil.iter_modules(pkg.__path__) if not m.ispkg]",
      "[1, 2]",
    ],
    [
      "importlib.util.find_spec('pkg.one').origin == ROOT + '/pkg/one.py'",
      "True",
    ],
    ["importlib.util.find_spec('pkg.three')", "None"],
    [
      "(importlib.resources.files('pkg') / 'data' / 'x.txt').read_text()",
      "'in a package'",
    ],
    ["pkgutil.get_data('pkg', 'data/x.txt')", "b'in a package'"],
  ])("%s", (expression, expected) => {
    const imports =
      "import importlib, pkgutil, importlib.util, importlib.resources\nimport pkg";
    expect(value(expression, imports)).toBe(expected);
  });

  it("looks in folders that the program adds to sys.path", () => {
    expect(
      value(
        "late.FOUND",
        "import sys\nsys.path.append(ROOT + '/extra')\nimport late",
      ),
    ).toBe("'late'");
    const outside = `import sys\nsys.path.insert(0, ${JSON.stringify(join(folder, "outside"))})\nimport secret`;
    expect(value("secret", outside)).toBe(
      "external: module 'secret' is not here",
    );
  });

  it("runs a file by its path", () => {
    const load = `import importlib.util
spec = importlib.util.spec_from_file_location("mine", ROOT + "/extra/late.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)`;
    expect(value("(module.FOUND, module.__name__)", load)).toBe(
      "('late', 'mine')",
    );
  });

  it("says whether a package is installed", () => {
    const asked = `import importlib.metadata as metadata
try:
    found = metadata.version("not-here")
except metadata.PackageNotFoundError as error:
    found = str(error)`;
    expect(value("found", asked)).toBe(
      "'No package metadata was found for not-here'",
    );
    expect(
      value("__import__('importlib.metadata').metadata.version('torch')"),
    ).toBe("'2.13.0'");
  });
});

describe("what depends on the machine", () => {
  it.each([
    ["os.environ['HOME']", "environment variable 'HOME'"],
    ["os.environ['MADE_UP']", "environment variable 'MADE_UP'"],
    ["os.environ.get('PATH', '')", "environment variable 'PATH'"],
    ["os.getcwd()", "os.getcwd()"],
    ["os.cpu_count()", "os.cpu_count()"],
    ["os.path.expanduser('~/x')", "the home folder"],
    ["sys.executable", "sys.executable"],
    ["subprocess.check_output(['ls'])", "subprocess.check_output()"],
    ["socket.gethostname()", "socket.gethostname()"],
    ["tempfile.mkdtemp()", "tempfile.mkdtemp()"],
    ["pickle.loads(b'')", "pickle.loads()"],
    ["platform.node()", "platform.node()"],
  ])("%s", (expression, what) => {
    const imports =
      "import os, sys, subprocess, socket, tempfile, pickle, platform";
    expect(value(expression, imports)).toBe(
      `runtime: ${what} is only known when the program runs`,
    );
  });

  it("takes variables that are not set as not set", () => {
    const imports = "import os";
    expect(
      value(
        "(os.environ.get('MADE_UP'), os.getenv('MADE_UP', 3), 'MADE_UP' in os.environ)",
        imports,
      ),
    ).toBe("(None, 3, False)");
  });
});

describe("a command line that was not given", () => {
  const parser = `import argparse
p = argparse.ArgumentParser()
p.add_argument("data")
p.add_argument("--width", type=int, required=True)
p.add_argument("--depth", type=int, default=2)
a = p.parse_args()`;

  it("leaves defaults known and makes the rest a reason", () => {
    expect(value("a.depth * 2", parser)).toBe("4");
    expect(value("a.width * 2", parser)).toBe(
      "argument: option '--width' has no value: there is no command line to take it from",
    );
    expect(value("a.data", parser)).toMatch(
      /^argument: option 'data' has no value/,
    );
  });
});
