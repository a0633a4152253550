import { type SheetIndex, type SheetItem, searchSheet } from "./sheet-index";

/** What is listed: everything, the order, the store's stars, what is suggested, or a category by its place. */
export type Chosen = "all" | "cart" | "favourites" | "suggested" | number;

/**
 * The items of a list, narrowed by what is searched for. What cannot be ordered is found and never listed (R17), but for what
 * the order has already; a star whose window is closed stays among the stars.
 */
export function listedItems(
  sheet: SheetIndex,
  chosen: Chosen,
  text: string,
  inOrder: ReadonlySet<string>,
  suggested: ReadonlyMap<string, number>,
): SheetItem[] {
  if (typeof chosen === "number") return searchSheet(sheet, text, chosen);
  if (chosen === "all") return searchSheet(sheet, text, undefined);
  const isWanted = {
    cart: ({ code }: SheetItem) => inOrder.has(code),
    favourites: ({ isFavourite, status }: SheetItem) =>
      isFavourite && (status === "ok" || status === "outside_template"),
    suggested: ({ code }: SheetItem) => suggested.has(code),
  }[chosen];
  return (text ? searchSheet(sheet, text, undefined) : sheet.items).filter(isWanted);
}
