import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findAccount } from "@/server/funds/find-account";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

/** What makes up an account's pooled and pending amounts, each with its sum over all rows, shown or not. */
export interface Waiting {
  pooled: {
    sum: string;
    count: number;
    rows: {
      order: string;
      store: string;
      amount: string;
      submittedAt: string | null;
      /** Refused at the last generation (R15): since when and by how much. */
      blocked: { since: string; shortfall: string } | null;
    }[];
  };
  pending: {
    sum: string;
    count: number;
    rows: { deposit: string; amount: string; status: string; payer: string; at: string }[];
  };
}

const rowsMax = 200;

interface Order {
  order: string;
  store: string;
  fen: number;
  submittedAt: string | null;
  blockedAt: string | null;
  shortFen: number | null;
  sumFen: number;
  count: number;
}

interface Slip {
  deposit: string;
  fen: number;
  status: string;
  payer: string;
  at: string;
  sumFen: number;
  count: number;
}

/**
 * The orders that an account's pooled amount is made of, blocked ones first, and the slips on their way, oldest first, at
 * most 200 of each (R14, R10). Refused: an account out of reach.
 */
export async function listWaiting(db: DbOrTx, actor: Actor, input: { account: string }): Promise<Waiting> {
  mustBeAbleTo(actor, "account.read");
  const { id } = await findAccount(db, actor, input.account);
  const sql = sqlOf(db);
  const [orders, slips] = await Promise.all([
    sql<Order[]>`
      select o.order_no as order, s.code as store, o.pooled_fen as fen, o.submitted_at as "submittedAt",
             o.blocked_at as "blockedAt", o.blocked_needed_fen - o.blocked_available_fen as "shortFen",
             sum(o.pooled_fen) over ()::int8 as "sumFen", count(*) over ()::int4 as count
      from orders o join stores s on s.id = o.store_id
      where o.account_id = ${id}::int4 and o.settlement = 'prepaid' and o.status in ('pooled', 'partly_generated')
      order by o.blocked_at is null, o.submitted_at, o.id limit ${rowsMax}`,
    sql<Slip[]>`
      select deposit_no as deposit, amount_fen as fen, status, payer, created_at as at,
             sum(amount_fen) over ()::int8 as "sumFen", count(*) over ()::int4 as count
      from deposits where account_id = ${id}::int4 and status in ('awaiting_transfer', 'pending')
      order by id limit ${rowsMax}`,
  ]);
  return {
    pooled: {
      sum: formatFen(orders[0]?.sumFen ?? 0),
      count: orders[0]?.count ?? 0,
      rows: orders.map(({ order, store, fen, submittedAt, blockedAt, shortFen }) => ({
        order,
        store,
        amount: formatFen(fen),
        submittedAt: submittedAt === null ? null : instantText(new Date(submittedAt)),
        blocked:
          blockedAt === null
            ? null
            : { since: instantText(new Date(blockedAt)), shortfall: formatFen(Math.max(shortFen ?? 0, 0)) },
      })),
    },
    pending: {
      sum: formatFen(slips[0]?.sumFen ?? 0),
      count: slips[0]?.count ?? 0,
      rows: slips.map(({ deposit, fen, status, payer, at }) => ({
        deposit,
        status,
        payer,
        amount: formatFen(fen),
        at: instantText(new Date(at)),
      })),
    },
  };
}
