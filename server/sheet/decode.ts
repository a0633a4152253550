import { refuse } from "./errors";

const refused = () => refuse("import/unreadable-file", { reason: "encoding", position: "" });

/** The text of a file: UTF-8; from banks also GBK, and UTF-16 when it says so. What is none of them is refused. */
export function decodeText(content: Uint8Array, isForeign: boolean): string {
  if (isForeign && content[0] === 0xff && content[1] === 0xfe)
    return new TextDecoder("utf-16le").decode(content);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    if (!isForeign) throw refused();
  }
  try {
    // GB 18030 reads everything that GBK writes.
    return new TextDecoder("gb18030", { fatal: true }).decode(content);
  } catch {
    throw refused();
  }
}

const delimiters = [",", "\t", ";", "|"] as const;
/** How much of a file is looked at: the rows above the header may hold no delimiter at all. */
const lookedAt = 8_000;

/** What stands between the cells: the character that most often does near the top; a comma when none does. */
export function delimiterOf(text: string): string {
  const head = text.slice(0, lookedAt).replace(/"[^"\n]*"/g, "");
  let best: string = ",";
  let most = 0;
  for (const delimiter of delimiters) {
    const count = head.split(delimiter).length - 1;
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}
