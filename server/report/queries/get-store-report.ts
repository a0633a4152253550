import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { findStore } from "@/server/store-stock";
import { gather } from "../figures/gather";
import { writtenOffByReason } from "../figures/losses";
import { salesByCategory, salesByDay } from "../figures/sales";
import { coverDays, fenOfMicro, figuresOf } from "../rules/figures";
import { daysOf, periodBefore, periodOf } from "../rules/period";
import type { StoreReportInput } from "../schema";

/** Around one day the week that ends with it, so that there is something to tap. */
const daysAround = 6;

export type StoreReport = Awaited<ReturnType<typeof getStoreReport>>;

/**
 * What a store's day, week or month came to, beside the one before: sales, margin, what was delivered of what was ordered, returns,
 * write-offs and counts; unless a day is named, of the period with yesterday in it. Sales day by day, by category, and how long the stock lasts as of today. A period that is not over is
 * compared with as many days of the one before. Refused: `store-stock/unknown-store`, a store out of reach.
 */
export async function getStoreReport(db: DbOrTx, actor: Actor, input: StoreReportInput, now: Date) {
  mustBeAbleTo(actor, "report.read");
  const { id } = await findStore(db, actor, input.store);
  const today = businessDayOf(now);
  // Unless a day is asked for, the last one that is over: in the morning of a Monday the new week has nothing to say yet.
  const day = input.day ?? addDays(today, -1);
  const period = periodOf(input.period, day);
  const before = periodBefore(input.period, period, today);
  const bars = input.period === "day" ? { from: addDays(day, -daysAround), to: day } : period;
  const scope = { storeIds: [id], categoryIds: null };
  const [of, days, categories, reasons] = await Promise.all([
    gather(db, scope, period, before, today),
    salesByDay(db, scope, bars),
    salesByCategory(db, scope, period),
    writtenOffByReason(db, scope, period),
  ]);
  const parts = of(id);
  const sold = new Map(days.map((one) => [one.day, one]));
  return {
    period: input.period,
    ...period,
    before,
    today,
    now: figuresOf(parts.now),
    earlier: figuresOf(parts.before),
    stockFen: fenOfMicro(parts.stock.stockMicro),
    coverDays: coverDays(parts.stock),
    /** Every day of the period up to today, also those without sales. */
    days: daysOf(bars)
      .filter((one) => one <= today)
      .map((one) => {
        const { salesFen = 0, costMicro = 0 } = sold.get(one) ?? {};
        return { day: one, salesFen, marginFen: salesFen - fenOfMicro(costMicro) };
      }),
    categories: categories.map(({ category, name, salesFen, costMicro }) => ({
      category,
      name,
      salesFen,
      marginFen: salesFen - fenOfMicro(costMicro),
    })),
    writtenOff: reasons,
  };
}
