import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { budgetLeft, type ShrinkageSettings, usualSettings } from "@/server/shrinkage/rules";
import { findStore } from "@/server/store-stock";

/** What direct stores may write off by themselves. */
export async function settingsOf(db: DbOrTx): Promise<ShrinkageSettings> {
  const [row] = await sqlOf(db)<ShrinkageSettings[]>`
    select auto_limit_fen as "autoLimitFen", budget_bp as "budgetBp" from shrinkage_settings`;
  return row ?? usualSettings;
}

/** What is left of a store's budget of this month, in fen. */
export async function budgetLeftOf(
  db: DbOrTx,
  storeId: number,
  settings: ShrinkageSettings,
  now: Date,
): Promise<number> {
  const today = businessDayOf(now);
  const [month] = await sqlOf(db)<{ salesBeforeFen: number; salesFen: number; writtenOffFen: number }[]>`
    with months as (select date_trunc('month', ${today}::text::date)::date as this)
    select coalesce((select sum(amount_fen) from daily_sales d
                     where d.store_id = ${storeId}::int4 and d.sold_on >= (this - interval '1 month')::date and d.sold_on < this), 0)::int8
             as "salesBeforeFen",
           coalesce((select sum(amount_fen) from daily_sales d
                     where d.store_id = ${storeId}::int4 and d.sold_on >= this and d.sold_on <= ${today}::text::date), 0)::int8 as "salesFen",
           coalesce((select sum(value_fen) from shrinkages h
                     where h.store_id = ${storeId}::int4 and h.status = 'posted'
                       and h.posted_at >= this::timestamp at time zone 'Asia/Shanghai'), 0)::int8 as "writtenOffFen"
    from months`;
  return budgetLeft(settings, month ?? { salesBeforeFen: 0, salesFen: 0, writtenOffFen: 0 });
}

/** Whether a store's write-offs are controlled, up to which value it posts them by itself, and what is left of the month's budget. */
export async function getBudget(db: DbOrTx, actor: Actor, input: { store: string }, now: Date) {
  mustBeAbleTo(actor, "stock.read.store");
  const { id, kind } = await findStore(db, actor, input.store);
  const isControlled = kind === "direct";
  const settings = await settingsOf(db);
  const leftFen = isControlled ? await budgetLeftOf(db, id, settings, now) : 0;
  return { isControlled, autoLimitFen: settings.autoLimitFen, budgetBp: settings.budgetBp, leftFen };
}
