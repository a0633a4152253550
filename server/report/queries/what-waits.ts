import { ints } from "@/db/bulk";
import { type Db, type Fragment, sqlOf } from "@/db/client";
import { type Ability, type Actor, handOf, isAbleTo } from "@/server/auth";
import { alarmAfterFailures } from "@/server/upgrade/schema";

/**
 * Counts by page of the shell: deposits to approve, bank lines without a slip, promotions of others to approve, what stores wait for of
 * headquarters (price changes, write-offs, returns, counts) and tills that cannot be upgraded, difference notes to decide, orders in
 * the pool, pick tasks to take.
 */
export type Waiting = Partial<
  Record<
    "deposits" | "bank" | "promotions" | "stores" | StoresPart | "differences" | "pool" | "tasks",
    number
  >
>;

type StorePage = "prices" | "writeOffs" | "returns" | "counts" | "pos";
/** What `stores` is the sum of, by page. */
type StoresPart = `stores/${StorePage}`;

/** What waits for this person, for the counts beside the places of the shell. */
export async function whatWaits(db: Db, actor: Actor): Promise<Waiting> {
  const sql = sqlOf(db);
  const countIf = (ability: Ability, count: Fragment, type: "int4" | "json" = "int4") =>
    isAbleTo(actor, ability) ? count : type === "json" ? sql`null::json` : sql`null::int4`;
  const [row] = await sql<
    {
      deposits: number | null;
      bank: number | null;
      promotions: number | null;
      storePages: Record<StorePage, number> | null;
      differences: number | null;
      pool: number | null;
      tasks: number | null;
    }[]
  >`
    select (${countIf("deposit.approve", sql`select count(*)::int4 from deposits where status = 'pending'`)}) as deposits,
           (${countIf(
             "bank.match",
             sql`select count(*)::int4 from bank_lines where kind = 'in' and matched_fen = 0 and aside_at is null`,
           )}) as bank,
           (${countIf(
             "promotion.approve",
             sql`select count(*)::int4 from promotion_versions where status = 'submitted' and created_by <> ${handOf(actor)}`,
           )}) as promotions,
           (${countIf(
             "price.approve",
             sql`select json_build_object(
               'prices', (select count(distinct change_id) from price_change_lines where status = 'pending'),
               'writeOffs', (select count(*) from shrinkages where status = 'pending'),
               'returns', (select count(*) from returns where status = 'submitted'),
               'counts', (select count(*) from stocktakes t join stores s on s.id = t.store_id and s.kind = 'direct' where t.status = 'submitted'),
               'pos', (select count(*) from pos_till_states x join pos_packages p on p.id = x.package_id and p.status <> 'withdrawn'
                       where x.state = 'failed' and x.failures >= ${alarmAfterFailures}::int4))`,
             "json",
           )}) as "storePages",
           (${countIf(
             "difference.decide",
             sql`select count(*)::int4 from differences n join deliveries d on d.id = n.delivery_id
                 where n.status = 'submitted'
                   and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`,
           )}) as differences,
           (${countIf(
             "pool.read",
             sql`
              select count(*)::int4 from orders o where o.status in ('pooled', 'partly_generated')
                and (${actor.dcIds === null}::bool or exists (
                      select from pool_rows r where r.order_id = o.id and r.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])))`,
           )}) as pool,
           (${countIf(
             "task.work",
             sql`select count(*)::int4 from pick_tasks where status in ('open', 'claimed', 'picking')
                   and (${actor.dcIds === null}::bool or dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`,
           )}) as tasks`;
  const { storePages, ...counts } = row ?? {};
  const parts = Object.entries(storePages ?? {});
  const stores = storePages ? parts.reduce((sum, [, count]) => sum + count, 0) : null;
  const all = [
    ...Object.entries({ ...counts, stores }),
    ...parts.map(([page, count]) => [`stores/${page}`, count] as const),
  ];
  return Object.fromEntries(all.filter(([, count]) => count !== null));
}
