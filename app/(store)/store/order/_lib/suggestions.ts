import { suggestedQuantity, type Usage } from "@/server/order/rules/suggest";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import type { Draft } from "./draft";
import type { SheetIndex, SheetItem } from "./sheet-index";

/** How busy the days ahead are, in per cent of the usual: the event factor of the formula. */
export const eventPercents = [100, 120, 150, 200] as const;
export type EventPercent = (typeof eventPercents)[number];

export const usageOf = (sheet: SheetIndex, item: SheetItem): Usage => ({
  ...sheet.usage,
  usedEach: item.usedEach,
});

/** The day of the delivery that follows the one ordered now: until then the goods must last. */
export const nextDeliveryOf = (sheet: SheetIndex, { nextInDays }: SheetItem): BusinessDay =>
  addDays(businessDayOf(new Date(sheet.serverNow)), nextInDays);

/** What is suggested of each item, by code (section 6). Only items that can be ordered now and that the DC has are in it. */
export function suggestionsOf(sheet: SheetIndex, eventPercent: EventPercent): ReadonlyMap<string, number> {
  const suggested = new Map<string, number>();
  for (const item of sheet.items) {
    if (item.status !== "ok" || item.nextInDays < 0 || item.availableEach <= 0) continue;
    const qty = suggestedQuantity({
      usage: usageOf(sheet, item),
      daysToNextDelivery: item.nextInDays,
      shelfMinEach: item.shelfMinEach,
      stockEach: item.stockEach,
      onOrderEach: item.onOrderEach,
      multipleEach: item.multipleEach,
      eventPercent,
    });
    if (qty > 0) suggested.set(item.code, qty);
  }
  return suggested;
}

/** Suggestions that the order does not have yet: nothing that its owner has put in is touched. */
export function openSuggestions(
  items: readonly SheetItem[],
  suggested: ReadonlyMap<string, number>,
  draft: Draft,
): { item: SheetItem; qty: number }[] {
  if (suggested.size === 0) return [];
  const inOrder = new Set(draft.lines.map(({ code }) => code));
  return items.flatMap((item) => {
    const qty = suggested.get(item.code);
    return qty === undefined || inOrder.has(item.code) ? [] : [{ item, qty }];
  });
}

/** How many suggestions the order does not have yet. */
export function countOpen(suggested: ReadonlyMap<string, number>, draft: Draft): number {
  let taken = 0;
  for (const { code } of draft.lines) if (suggested.has(code)) taken += 1;
  return suggested.size - taken;
}
