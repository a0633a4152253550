/** Lines on the first A4 page below the head, and on each further one (25 to 30 are readable when folded, 5.2). */
const firstPageLines = 24;
const furtherPageLines = 28;

/** Cuts the lines of a list into pages of paper; an empty list has one page. */
export function pagesOf<Line>(lines: readonly Line[]): Line[][] {
  const pages = [lines.slice(0, firstPageLines)];
  for (let from = firstPageLines; from < lines.length; from += furtherPageLines) {
    pages.push(lines.slice(from, from + furtherPageLines));
  }
  return pages;
}
