import { z } from "zod";

/** Rows of a page unless the caller says otherwise, and at most (ruling 33). */
export const pageLimitDefault = 50;
export const pageLimitMax = 500;

/** What a cursor remembers: the sort values of the last row shown. */
export type CursorValues = (string | number)[];

/** A page of a list; `nextCursor` is null on the last one. */
export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/** Input schema: the opaque text of a cursor, read as its values. A text that no list gave out is bad input. */
export const cursorText = z
  .string()
  .max(500)
  .transform((text, context): CursorValues => {
    const values = decodeCursor(text);
    if (values !== undefined) return values;
    context.addIssue({ code: "custom", message: "not a cursor of this list" });
    return z.NEVER;
  });

/** Input schema of every list: how many rows, and after which one. */
export const pageInput = z.object({
  limit: z.coerce.number().int().min(1).max(pageLimitMax).default(pageLimitDefault),
  cursor: cursorText.optional(),
});

/**
 * The number at a place of a cursor; `first` before the first page. A cursor whose values are of another list is bad input
 * (400), as a text that is no cursor at all.
 */
export function cursorNumber<First extends number | null>(
  cursor: CursorValues | undefined,
  place: number,
  first: First,
): number | First {
  if (cursor === undefined) return first;
  const value = cursor[place];
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new z.ZodError([
    { code: "custom", path: ["cursor"], message: "not a cursor of this list", input: cursor },
  ]);
}

/** Makes the page from one row more than the limit: the extra row only proves that there is a next page. */
export function pageOf<Row>(
  rowsAndOneMore: Row[],
  limit: number,
  cursorOf: (row: Row) => CursorValues,
): Page<Row> {
  const rows = rowsAndOneMore.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = rowsAndOneMore.length > limit && last !== undefined;
  return { rows, nextCursor: hasMore ? encodeCursor(cursorOf(last)) : null };
}

/** Writes a cursor as text that is safe in a URL. */
export function encodeCursor(values: CursorValues): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Reads a cursor; `undefined` when it is not one. */
export function decodeCursor(text: string): CursorValues | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    );
    const values: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(values) && values.every((v) => typeof v === "string" || typeof v === "number")
      ? values
      : undefined;
  } catch {
    return undefined;
  }
}
