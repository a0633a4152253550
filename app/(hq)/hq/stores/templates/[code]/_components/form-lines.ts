import {
  type LineContent,
  lineTextOf,
  type TemplateLineText,
  templateLineInput,
} from "@/server/template/schema";

export interface EditorValues {
  lines: TemplateLineText[];
  note: string;
  /** Empty: from the next window on. */
  from: string;
}

/** A line as pictures and comparisons take it, with its category's code. */
export type EditedLine = LineContent & { category: string };

/** What the form holds as content: lines that are not whole yet are left out. */
export function contentOf(lines: readonly TemplateLineText[]): EditedLine[] {
  return lines.flatMap((text) => {
    const line = templateLineInput.safeParse(text).data;
    if (!line) return [];
    return [
      {
        category: line.category,
        categoryId: numberOf(line.category),
        dayRule: line.dayRule,
        startsMinute: line.start,
        endsMinute: line.end,
        minFen: line.min,
        maxFen: line.max,
      },
    ];
  });
}

/** The lines of a stored version, in the same form. */
export const contentOfVersion = (lines: readonly Parameters<typeof lineTextOf>[0][]): EditedLine[] =>
  contentOf(lines.map(lineTextOf));

const numbers = new Map<string, number>();

/** Comparisons know categories by number; on the screen any will do that is the same for the same code. */
function numberOf(category: string): number | null {
  if (category === "*") return null;
  const known = numbers.get(category) ?? numbers.size + 1;
  numbers.set(category, known);
  return known;
}
