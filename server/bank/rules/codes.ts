import { referenceCodesIn } from "@/server/account/rules/reference-code";

/** Shortest free reference that can point at a slip; shorter ones, or ones without a digit, are words like any other. */
const referenceMin = 4;
/** People write codes in groups: so many neighbouring pieces of a note are read as one. */
const piecesMax = 5;

/** What may stand in a note and points at a slip: its code, its number, the reference that its owner gave. */
export function codesOfSlip(slip: {
  referenceCode: string | null;
  depositNo: string;
  reference: string;
}): string[] {
  const reference = plain(slip.reference);
  const isTelling = reference.length >= referenceMin && /\d/.test(reference);
  return [
    ...(slip.referenceCode === null ? [] : [slip.referenceCode]),
    plain(slip.depositNo),
    ...(isTelling ? [reference] : []),
  ];
}

/** Everything in a note that could be a code of a slip: reference codes as they are read, and words alone and joined. */
export function codesInNote(note: string): Set<string> {
  const found = new Set(referenceCodesIn(note));
  const pieces =
    note
      .normalize("NFKC")
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? [];
  for (let from = 0; from < pieces.length; from += 1) {
    let joined = "";
    for (const piece of pieces.slice(from, from + piecesMax)) {
      joined += piece;
      if (joined.length >= referenceMin) found.add(joined);
    }
  }
  return found;
}

/** Everything on a line that could be a code of a slip: what stands in its note, and the bank's own reference. */
export function codesOfLine({ note, bankReference }: { note: string; bankReference: string }): Set<string> {
  const found = codesInNote(note);
  const reference = plain(bankReference);
  if (reference.length >= referenceMin && /\d/.test(reference)) found.add(reference);
  return found;
}

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
