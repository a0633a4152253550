import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { recordSales } from "@/server/pos";
import { addDays, type BusinessDay, instantAt } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";

/** What the two stores of the first owner sell on an ordinary day, in pieces by item, with the price on the shelf in fen. */
const paces: Record<string, Record<string, [perDay: number, priceFen: number]>> = {
  S001: {
    10001: [14, 200],
    10002: [9, 200],
    10005: [11, 300],
    10007: [5, 350],
    10011: [6, 350],
    10013: [7, 500],
    10017: [8, 650],
    10018: [4, 500],
    10021: [2, 700],
    10027: [4, 750],
    10030: [3, 550],
    10035: [3, 600],
    10038: [6, 450],
    10045: [4, 650],
    10050: [2, 900],
  },
  S002: {
    10001: [8, 200],
    10005: [7, 300],
    10011: [4, 350],
    10017: [5, 650],
    10018: [3, 500],
    10028: [3, 750],
    10038: [4, 450],
  },
};

/** A week of sales as the tills sent them, a parcel a day, the last one yesterday evening: from them quantities are suggested. */
export async function sellAWeek(db: Db, yesterday: BusinessDay): Promise<void> {
  for (const [store, pace] of Object.entries(paces)) {
    for (let before = 6; before >= 0; before -= 1) {
      const day = addDays(yesterday, -before);
      const sales = Object.entries(pace).map(([item, [perDay, priceFen]], place) => {
        // Some days are better than others, always the same ones.
        const qty = Math.max(1, perDay + (((before + place) * 5) % 3) - 1);
        return { at: instantText(instantAt(day, 12 * 60 + place)), item, qty, amount: qty * priceFen };
      });
      const sentAt = instantAt(day, 22 * 60);
      await recordSales(db, systemActor, { store, batch: `${store}-${day}`, sales }, sentAt);
    }
  }
}
