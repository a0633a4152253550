import type { FileLine } from "./read-lines";

export type BankLineKind = "in" | "out" | "fee";

/** What the bank takes for itself, as it says so in the note. */
const feeWords = /手续费|工本费|管理费|服务费|短信费|年费|回单费|\bfee\b|\bcharges?\b/i;

/** Money in, money out, or a fee of the bank. */
export function kindOf(line: Pick<FileLine, "amountFen" | "note">): BankLineKind {
  if (line.amountFen > 0) return "in";
  return feeWords.test(line.note) ? "fee" : "out";
}

/**
 * Numbers lines that are truly equal (same day, amount, bank reference, payer) within the file: 1, 2, … Together with the
 * bank account that is the line's fingerprint. Files may overlap, but each holds its days from their beginning: the second
 * equal line of a day is the second in every file.
 */
export function withOccurrences<L extends FileLine>(lines: readonly L[]): (L & { occurrence: number })[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const { day, amountFen, bankReference, payerAccount, payerName } = line;
    const key = JSON.stringify([day, amountFen, bankReference, payerAccount, payerName]);
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return { ...line, occurrence };
  });
}
