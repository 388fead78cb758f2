import { describe, expect, it } from "vitest";
import { decodeSource } from "../../src/1-parse/decode.js";
import { PythonSyntaxError } from "../../src/1-parse/pythonSyntaxError.js";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === "string"
        ? Buffer.from(part, "latin1")
        : Buffer.from(part),
    ),
  );
const text = (content: Buffer) => decodeSource(content, "m.py").text;

function errorOf(content: Buffer): PythonSyntaxError {
  try {
    decodeSource(content, "m.py");
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error;
    throw error;
  }
  throw new Error("decodes");
}

describe("UTF-8", () => {
  it("is the default", () =>
    expect(text(Buffer.from("x = 'é😀'"))).toBe("x = 'é😀'"));
  it("may have a mark", () =>
    expect(text(bytes([0xef, 0xbb, 0xbf], "x = 1"))).toBe("x = 1"));
  it("may be declared, with a mark too", () => {
    expect(text(bytes([0xef, 0xbb, 0xbf], "# coding: utf-8\nx"))).toBe(
      "# coding: utf-8\nx",
    );
    expect(text(Buffer.from("# -*- coding: UTF8 -*-\nx = 'é'"))).toBe(
      "# -*- coding: UTF8 -*-\nx = 'é'",
    );
  });
  it("is taken where a view on a larger buffer is given", () => {
    const large = Buffer.from("??x = 1??");
    expect(
      decodeSource(
        new Uint8Array(large.buffer, large.byteOffset + 2, 5),
        "m.py",
      ).text,
    ).toBe("x = 1");
  });
});

describe("other encodings, by their declaration", () => {
  // The bytes are Python's: text.encode(name).
  const cases: [string, number[], string][] = [
    ["latin-1", [0xe9, 0x80], "é\x80"],
    ["iso-8859-15", [0xa4], "€"],
    ["cp1252", [0x80], "€"],
    ["windows-1251", [0xcf], "П"],
    ["koi8-r", [0xf0], "П"],
    ["koi8_u", [0xf0], "П"],
    ["cp866", [0x8f], "П"],
    ["mac_roman", [0x8e], "é"],
    ["gbk", [0xc4, 0xe3], "你"],
    ["gb2312", [0xc4, 0xe3], "你"],
    ["gb18030", [0x81, 0x30, 0x81, 0x30], "\x80"],
    ["big5", [0xa7, 0x41], "你"],
    ["shift_jis", [0x82, 0xa0], "あ"],
    ["cp932", [0x82, 0xa0], "あ"],
    ["euc-jp", [0xa4, 0xa2], "あ"],
    ["euc_kr", [0xb0, 0xa1], "가"],
    ["cp949", [0xb0, 0xa1], "가"],
  ];
  for (const [name, encoded, decoded] of cases) {
    it(name, () => {
      expect(text(bytes(`# coding: ${name}\nx = '`, encoded, "'\n"))).toBe(
        `# coding: ${name}\nx = '${decoded}'\n`,
      );
    });
  }

  it("in the first two lines only, the second after a comment or a blank", () => {
    expect(
      text(
        bytes(
          "#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n'",
          [0xe9],
          "'",
        ),
      ),
    ).toContain("é");
    expect(text(bytes("\n# coding=latin-1\n'", [0xe9], "'"))).toContain("é");
    expect(text(bytes("\r\n# coding=latin-1\r\n'", [0xe9], "'"))).toContain(
      "é",
    );
    expect(
      errorOf(bytes("x = 1\n# coding: latin-1\n'", [0xe9], "'")).line,
    ).toBe(3);
    expect(errorOf(bytes("#\n#\n# coding: latin-1\n'", [0xe9], "'")).line).toBe(
      4,
    );
  });
});

describe("what is no text", () => {
  it("a null byte", () => {
    const error = errorOf(bytes("x = 1\ny = '", [0], "'"));
    expect(error.message).toBe("source code cannot contain null bytes");
    expect([error.line, error.column]).toEqual([2, 6]);
  });
  // Reasons as CPython's codec gives them: bytes.decode("utf-8").
  const invalid: [number[], string][] = [
    [[0xe9], "byte 0xe9 in position 1: invalid continuation byte"],
    [[0xff], "byte 0xff in position 1: invalid start byte"],
    [[0x80], "byte 0x80 in position 1: invalid start byte"],
    [[0xc0, 0x80], "byte 0xc0 in position 1: invalid start byte"],
    [[0xe0, 0x80, 0x80], "byte 0xe0 in position 1: invalid continuation byte"],
    [[0xed, 0xa0, 0x80], "byte 0xed in position 1: invalid continuation byte"],
    [
      [0xf4, 0x90, 0x80, 0x80],
      "byte 0xf4 in position 1: invalid continuation byte",
    ],
  ];
  for (const [encoded, reason] of invalid) {
    it(reason, () => {
      const error = errorOf(bytes("x = 1\n'", encoded, "'\n"));
      expect(error.message).toBe(
        `(unicode error) 'utf-8' codec can't decode ${reason}`,
      );
      expect([error.line, error.column]).toEqual([2, 2]);
      expect(error.source.path).toBe("m.py");
    });
  }
  it("the end within a character", () => {
    expect(errorOf(bytes("'", [0xe2, 0x82])).message).toContain(
      "byte 0xe2 in position 1: unexpected end of data",
    );
  });
  it("UTF-16", () => {
    expect(errorOf(Buffer.from("\ufeffx = 1", "utf16le")).message).toBe(
      "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte (the file looks like UTF-16)",
    );
  });
  it("an encoding that is not known", () => {
    for (const name of ["klingon", "utf-16", "utf-7", "hex"]) {
      const error = errorOf(bytes(`#\n# coding: ${name}\n`));
      expect([error.line, error.message]).toEqual([
        2,
        `unknown encoding: ${name}`,
      ]);
    }
  });
  it("a declaration that the mark contradicts", () => {
    expect(
      errorOf(bytes([0xef, 0xbb, 0xbf], "# coding: latin-1\n")).message,
    ).toBe("encoding problem: latin-1 with BOM");
  });
  it("bytes that the declared encoding does not have", () => {
    expect(errorOf(bytes("# coding: ascii\n'", [0xe9], "'")).message).toContain(
      "'ascii' codec can't decode",
    );
    expect(
      errorOf(bytes("# coding: gbk\n'", [0x81, 0x20], "'")).message,
    ).toContain("'gbk' codec can't decode");
  });
});
