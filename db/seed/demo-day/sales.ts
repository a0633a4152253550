import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { recordSales } from "@/server/pos";
import { addDays, type BusinessDay, instantAt } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";

/** What the two stores of the first owner sell on an ordinary day, in pieces by item, with the price on the shelf in fen. */
const paces: Record<string, Record<string, [perDay: number, priceFen: number]>> = {
  S001: {
    10001: [34, 200],
    10002: [22, 200],
    10005: [28, 300],
    10007: [11, 350],
    10011: [9, 350],
    10013: [14, 500],
    10017: [19, 650],
    10018: [7, 500],
    10021: [3, 700],
    10027: [13, 750],
    10030: [8, 550],
    10035: [9, 600],
    10038: [11, 450],
    10045: [8, 650],
    10050: [4, 900],
    "ODEN-6": [5, 500],
    "ODEN-13": [2, 1_000],
  },
  S002: {
    10001: [14, 200],
    10005: [13, 300],
    10011: [14, 350],
    10017: [9, 650],
    10018: [11, 500],
    10028: [9, 750],
    10038: [6, 450],
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
