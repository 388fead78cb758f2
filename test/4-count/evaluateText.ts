/** Works out arithmetic as it is printed: digits, `·`, `+` and parentheses, and nothing else. */
export function evaluateText(text: string): bigint {
  let at = 0;
  const take = (token: string): boolean => {
    if (!text.startsWith(token, at)) return false;
    at += token.length;
    return true;
  };
  const sum = (): bigint => {
    let value = product();
    while (take(" + ")) value += product();
    return value;
  };
  const product = (): bigint => {
    let value = factor();
    while (take("·")) value *= factor();
    return value;
  };
  const factor = (): bigint => {
    if (take("(")) {
      const value = sum();
      if (!take(")")) throw new Error(`')' expected at ${at} of ${text}`);
      return value;
    }
    const digits = /^\d+/.exec(text.slice(at))?.[0];
    if (digits === undefined)
      throw new Error(`number expected at ${at} of ${text}`);
    at += digits.length;
    return BigInt(digits);
  };
  const value = sum();
  if (at !== text.length) throw new Error(`end expected at ${at} of ${text}`);
  return value;
}
