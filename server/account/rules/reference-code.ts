/** Characters that are not taken for one another when they are read aloud or typed: no I, L, O, S, U. Their number is a prime. */
const alphabet = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
const base = alphabet.length;
const bodyLength = 6;
const codes = base ** bodyLength;
const prefix = "DP";
/** Spreads neighbouring slips over all codes, so that they look different; prime to the base, so that no two meet. */
const spread = 271_828_183n;

/** What people type for a character that is not in the alphabet. */
const meant: Record<string, string> = { I: "1", L: "1", O: "0", S: "5", U: "V" };

/**
 * The code that the owner writes into the note of the transfer, for example "DP4K7M2QX": short, unique by the slip's
 * internal number, with a check character that finds every single wrong character and every swap of two.
 */
export function referenceCodeOf(depositId: number): string {
  let rest = Number((BigInt(depositId) * spread) % BigInt(codes));
  let body = "";
  for (let place = 0; place < bodyLength; place += 1) {
    body = (alphabet[rest % base] ?? "") + body;
    rest = Math.floor(rest / base);
  }
  return prefix + body + checkCharacterOf(body);
}

/**
 * Every valid code in a text, such as the note of a bank line: small letters, spaces and dashes inside it, and letters
 * that are not in the alphabet are understood. A code whose check character is wrong is none.
 */
export function referenceCodesIn(text: string): string[] {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-_.]/g, "");
  const found = new Set<string>();
  for (let at = plain.indexOf(prefix); at >= 0; at = plain.indexOf(prefix, at + 1)) {
    const written = plain.slice(at + prefix.length, at + prefix.length + bodyLength + 1);
    const read = [...written].map((character) => meant[character] ?? character).join("");
    const body = read.slice(0, bodyLength);
    const isCode = read.length === bodyLength + 1 && [...read].every((one) => alphabet.includes(one));
    if (isCode && read.at(-1) === checkCharacterOf(body)) found.add(prefix + read);
  }
  return [...found];
}

/** Weighted sum modulo a prime: another weight for every place. */
function checkCharacterOf(body: string): string {
  let sum = 0;
  for (const [place, character] of [...body].entries()) sum += (place + 2) * alphabet.indexOf(character);
  return alphabet[sum % base] ?? "";
}
