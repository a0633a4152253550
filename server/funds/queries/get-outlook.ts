import { type DbOrTx, sqlOf } from "@/db/client";
import { balancesOf } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findAccount } from "@/server/funds/find-account";
import { type Forecast, forecast } from "@/server/funds/rules/forecast";
import { addDays, type BusinessDay, businessDayOf, instantAt } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";

/** The balance of an account at the end of each day, and how long the money will last. Amounts in fen. */
export interface Outlook {
  balances: { day: BusinessDay; fen: number }[];
  forecast: Forecast;
  /** Weeks of orders that "usual" is taken from; 0: the account has none yet. */
  weeks: number;
}

const daysBack = 90;
const daysAhead = 7;
const weeksMax = 8;

/**
 * An account's balance over 90 days and its forecast for a week: available, less what is pooled, less what its stores usually
 * order on each weekday, the mean of the last eight weeks (section 6). Refused: an account out of reach.
 */
export async function getOutlook(
  db: DbOrTx,
  actor: Actor,
  input: { account: string },
  now: Date,
): Promise<Outlook> {
  mustBeAbleTo(actor, "account.read");
  const { id } = await findAccount(db, actor, input.account);
  const today = businessDayOf(now);
  const [figures, balances, usual, ahead] = await Promise.all([
    balancesOf(db, [id], today),
    readBalances(db, id, today),
    readUsual(db, id, today),
    readAhead(db, id, today),
  ]);
  const account = figures.get(id);
  invariant(account, `account ${id} was there a moment ago`);
  return {
    balances: balances(account.balanceFen),
    weeks: usual.weeks,
    forecast: forecast({
      today,
      ownFen: account.balanceFen - account.heldFen,
      creditFen: ahead.creditFen,
      pooledFen: ahead.pooledFen,
      usualFen: usual.usualFen,
    }),
  };
}

/** From today's balance back, day by day: the ledger before the first day need not be read. */
async function readBalances(db: DbOrTx, accountId: number, today: BusinessDay) {
  const sql = sqlOf(db);
  const first = addDays(today, 1 - daysBack);
  const rows = await sql<{ day: BusinessDay; fen: number }[]>`
    select business_on::text as day, sum(amount_fen)::int8 as fen from account_entries
    where account_id = ${accountId}::int4 and business_on >= ${first}::text::date group by business_on`;
  const moved = new Map(rows.map(({ day, fen }) => [day, fen]));
  return (balanceFen: number) => {
    let fen = balanceFen;
    for (const row of rows) if (row.day > today) fen -= row.fen;
    const balances: { day: BusinessDay; fen: number }[] = [];
    for (let back = 0; back < daysBack; back += 1) {
      const day = addDays(today, -back);
      balances.push({ day, fen });
      fen -= moved.get(day) ?? 0;
    }
    return balances.reverse();
  };
}

/** What the account's stores ordered per weekday of submission, on average over the weeks since their first order. */
async function readUsual(db: DbOrTx, accountId: number, today: BusinessDay) {
  const sql = sqlOf(db);
  const since = instantAt(addDays(today, -7 * weeksMax), 0).toISOString();
  const until = instantAt(today, 0).toISOString();
  const rows = await sql<{ weekday: number; fen: number; first: string }[]>`
    select extract(isodow from o.submitted_at at time zone 'Asia/Shanghai')::int4 as weekday,
           sum(o.payable_fen)::int8 as fen, min(o.submitted_at) as first
    from orders o
    where o.account_id = ${accountId}::int4 and o.store_id in (select id from stores where account_id = ${accountId}::int4)
      and o.settlement = 'prepaid' and o.status not in ('draft', 'cancelled')
      and o.submitted_at >= ${since}::text::timestamptz and o.submitted_at < ${until}::text::timestamptz
    group by 1`;
  const firstMs = Math.min(...rows.map(({ first }) => new Date(first).getTime()));
  const weekMs = 7 * 86_400_000;
  const weeks =
    rows.length === 0 ? 0 : Math.min(Math.ceil((new Date(until).getTime() - firstMs) / weekMs), weeksMax);
  const usualFen = Array.from({ length: 7 }, (_, index) => {
    const fen = rows.find(({ weekday }) => weekday === index + 1)?.fen ?? 0;
    return weeks === 0 ? 0 : Math.round(fen / weeks);
  });
  return { weeks, usualFen };
}

async function readAhead(db: DbOrTx, accountId: number, today: BusinessDay) {
  const sql = sqlOf(db);
  const [row] = await sql<{ creditFen: number[]; pooledFen: number }[]>`
    select (select json_agg(credit_on(a, ${today}::text::date + ahead) order by ahead)
            from generate_series(0, ${daysAhead}::int4) ahead) as "creditFen",
           (select coalesce(sum(pooled_fen), 0)::int8 from orders
            where account_id = a.id and settlement = 'prepaid' and status in ('pooled', 'partly_generated')) as "pooledFen"
    from accounts a where a.id = ${accountId}::int4`;
  invariant(row, `account ${accountId} was there a moment ago`);
  return row;
}
