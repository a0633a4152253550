/** How rows are laid on pages of A4. */
interface PageRule<Row> {
  /** Millimetres that a row takes; what a line of one row of words does, unless told. */
  heightOf?: (row: Row) => number;
  /** Millimetres for rows between head and foot. */
  roomMm?: number;
  /** Rows on the first page and on each further one. */
  most?: { first: number; further: number };
  /** The head of a group: it stands with the row after it. */
  isHead?: (row: Row) => boolean;
  /** What a page begins with that goes on with the group of that head. */
  again?: (head: Row) => Row;
}

/** Lines on the first page below its larger head, and on each further one (25 to 30 are readable when folded, 5.2). */
const readable = { first: 24, further: 28 };
/** What is left of a page between the head and the foot of a pick list. */
const listRoomMm = 218;
/** A row of one line of words, with its box to tick. */
export const rowMm = 7.2;
/** Each further line of words in it. */
const wordLineMm = 4.4;

/**
 * Lays rows on pages, so that none is cut in two and every page knows which of how many it is. No head of a group is the last of its page; a
 * list without rows has one page.
 */
export function pagesOf<Row>(rows: readonly Row[], rule: PageRule<Row> = {}): Row[][] {
  const { heightOf = () => rowMm, roomMm = listRoomMm, most = readable, isHead = () => false, again } = rule;
  const pages: Row[][] = [[]];
  let left = roomMm;
  let head: Row | undefined;
  for (const [at, row] of rows.entries()) {
    const next = isHead(row) ? rows[at + 1] : undefined;
    const needed = heightOf(row) + (next === undefined ? 0 : heightOf(next));
    const page = pages.at(-1) ?? [];
    const free = (pages.length === 1 ? most.first : most.further) - page.length;
    if (page.length > 0 && (needed > left || free < (next === undefined ? 1 : 2))) {
      pages.push([]);
      left = roomMm;
      if (again && head !== undefined && !isHead(row)) {
        pages.at(-1)?.push(again(head));
        left -= heightOf(head);
      }
    }
    if (isHead(row)) head = row;
    pages.at(-1)?.push(row);
    left -= heightOf(row);
  }
  return pages;
}

/** Widths of letters in shares of their size: Chinese ones are square, all others narrower. */
const square = /[\u2e80-\uffef]/;

/** Lines that words take in a column so many square letters wide; rather one too many than one too few. */
export function linesIn(words: string, columnEm: number): number {
  const wide = [...words].reduce((sum, letter) => sum + (square.test(letter) ? 1 : 0.6), 0);
  return Math.max(1, Math.ceil(wide / columnEm));
}

/** Millimetres of a row whose longest cell has so many lines of words. */
export const heightOfLines = (lines: number) => rowMm + (Math.max(lines, 1) - 1) * wordLineMm;
