/** Files with claims as text, so that writing them back changes nothing but the numbers. */

/** A file's text, and the encoding that it is written back in. */
export interface ClaimText {
  text: string;
  encoding: "utf8" | "latin1";
}

/** Bytes that are no UTF-8 are read one by one: markers and numbers are ASCII, and everything else stays as it is. */
export function readText(bytes: Uint8Array): ClaimText {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes), encoding: "utf8" };
  } catch {
    return { text: Buffer.from(bytes).toString("latin1"), encoding: "latin1" };
  }
}
