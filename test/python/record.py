"""Records what CPython says to the programs in this folder: run it with CPython 3.11 whenever one of them changes.

    python3.11 test/python/record.py [TOPIC …]

A program calls `check("label", value)` and `check_raises("label", lambda: …)`; beside `TOPIC.py` this writes
`TOPIC.expected.json`, which holds `repr(value)`, or `Type: message` of what was raised, by label. The test
test/python.test.ts runs the same programs through numel's evaluator and compares. `numpy_.py` wants numpy 2 beside that
Python, `yaml_.py` PyYAML 6.
"""

import json
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent
# The programs are called after what they test: none of them is to be imported in place of the real module.
sys.path.pop(0)


def record(path):
    results = {}

    def keep(label, text):
        if label in results:
            raise SystemExit(f"{path.name}: two checks are called {label!r}")
        results[label] = text

    def check(label, value):
        keep(label, repr(value))

    def check_raises(label, function):
        try:
            function()
        except BaseException as error:
            keep(label, f"{type(error).__name__}: {error}")
        else:
            raise SystemExit(f"{path.name}: {label!r} raises nothing")

    namespace = {"__name__": "__main__", "check": check, "check_raises": check_raises}
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), namespace)
    target = path.with_suffix(".expected.json")
    text = json.dumps(results, indent=2, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")
    print(f"{path.name}: {len(results)} checks")


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("the expected values are those of CPython 3.11")
    topics = sys.argv[1:] or sorted(
        path.stem for path in FOLDER.glob("*.py") if path.stem != "record"
    )
    for topic in topics:
        record(FOLDER / f"{topic}.py")
