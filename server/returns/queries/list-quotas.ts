import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { ReturningStore } from "@/server/returns/find-store";
import { loadMeters } from "@/server/returns/load-meters";
import { type QuotaView, quotaView } from "@/server/returns/queries/get-quota";
import type { ListQuotasInput } from "@/server/returns/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

/** The return quotas of stores in reach by number, as they stand today. */
export async function listQuotas(
  db: DbOrTx,
  actor: Actor,
  input: ListQuotasInput,
  now: Date,
): Promise<Page<QuotaView>> {
  mustBeAbleTo(actor, "return.read");
  const after = cursorNumber(input.cursor, 0, null);
  const q = input.q ? `%${input.q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const stores = await sqlOf(db)<ReturningStore[]>`
    select id, code, name, kind, status, account_id as "accountId", settlement, plan_id as "planId",
           return_policy as policy, return_monthly_fen as "monthlyFen", return_ratio_bp as "ratioBp"
    from stores
    where status <> 'closed' and (${actor.storeIds === null}::bool or id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${q}::text is null or code ilike ${q}::text or name ilike ${q}::text)
      and (${after}::int8 is null or id > ${after}::int8)
    order by id limit ${input.limit + 1}::int4`;
  const page = pageOf([...stores], input.limit, ({ id }) => [id]);
  const day = businessDayOf(now);
  const rows = await Promise.all(
    page.rows.map(async (store) => quotaView(store, await loadMeters(db, store, day))),
  );
  return { rows, nextCursor: page.nextCursor };
}
