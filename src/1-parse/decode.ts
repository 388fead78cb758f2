/** Bytes to source text, by PEP 263: UTF-8 unless a byte order mark or a `coding:` line says otherwise. */
import { isUtf8 } from "node:buffer";
import { Source } from "../source.js";
import { findEncoding } from "./encodings.js";
import { describeInvalidUtf8 } from "./invalidUtf8.js";
import { PythonSyntaxError } from "./pythonSyntaxError.js";

/**
 * The file's text as a `Source`, without a byte order mark; line breaks stay as they are.
 * @throws PythonSyntaxError for bytes that are not text in the file's encoding, an encoding that is not known, or a
 * binary file (https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations)
 */
export function decodeSource(
  bytes: Uint8Array,
  path: string,
  isStub = false,
): Source {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasMark =
    buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  const content = hasMark ? buffer.subarray(3) : buffer;
  const isWide =
    (buffer[0] === 0xff && buffer[1] === 0xfe) ||
    (buffer[0] === 0xfe && buffer[1] === 0xff);
  const zero = isWide ? -1 : content.indexOf(0);
  if (zero >= 0)
    throw failure(content, path, "source code cannot contain null bytes", zero);

  const declared = declaredEncoding(content);
  if (declared === null || isUtf8Name(declared.name)) {
    if (!isUtf8(content)) {
      const { message, offset } = describeInvalidUtf8(content);
      const hint = isWide ? " (the file looks like UTF-16)" : "";
      throw failure(
        content,
        path,
        `(unicode error) 'utf-8' codec can't decode ${message}${hint}`,
        offset,
      );
    }
    return new Source(path, content.toString("utf8"), isStub);
  }
  if (hasMark)
    throw failure(
      content,
      path,
      `encoding problem: ${declared.name} with BOM`,
      declared.offset,
    );
  const encoding = findEncoding(declared.name);
  if (!encoding)
    throw failure(
      content,
      path,
      `unknown encoding: ${declared.name}`,
      declared.offset,
    );
  const text = encoding(content);
  if (text === null) {
    throw failure(
      content,
      path,
      `(unicode error) '${declared.name}' codec can't decode the file`,
      declared.offset,
    );
  }
  return new Source(path, text, isStub);
}

/** The text of a Latin-1 reading stands in for the one that cannot be had: its lines are the same. */
function failure(
  content: Buffer,
  path: string,
  message: string,
  offset: number,
): PythonSyntaxError {
  return new PythonSyntaxError(
    message,
    new Source(path, content.toString("latin1")),
    offset,
  );
}

/** The encoding named in one of the first two lines, the second only after a blank or a comment. */
function declaredEncoding(
  content: Buffer,
): { name: string; offset: number } | null {
  let start = 0;
  for (let number = 1; number <= 2; number++) {
    const line =
      /^[^\r\n]*/.exec(content.toString("latin1", start, start + 1000))?.[0] ??
      "";
    const name = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1];
    if (name !== undefined) return { name, offset: start };
    if (!/^[ \t\f]*(?:#|$)/.test(line)) return null;
    start += line.length;
    start += content[start] === 0x0d && content[start + 1] === 0x0a ? 2 : 1;
  }
  return null;
}

function isUtf8Name(name: string): boolean {
  const normal = name.toLowerCase().replaceAll("_", "-");
  return normal === "utf-8" || normal === "utf8" || normal.startsWith("utf-8-");
}
