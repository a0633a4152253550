import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { balancesOf } from "@/server/account";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { judgeWindow, permitView } from "@/server/template";
import { refuse } from "../errors";
import { calendarOf } from "../rules/decide-order";
import { readBlocked } from "./read-blocked";
import { type OrderingContext, readOrderingContext } from "./read-ordering-context";
import { readWaiting } from "./read-waiting";

export type StoreHome = Awaited<ReturnType<typeof getStoreHome>>;

/** Deliveries shown at a glance; the list of all is one tap away. */
const deliveriesMax = 6;

/**
 * The four questions of a store at a glance (R01): until when can I order, what can I spend, what is coming, what waits
 * for me. Money is left out for those who may not see it, and for direct stores, which have none.
 */
export async function getStoreHome(db: DbOrTx, actor: Actor, input: { store: string }, now: Date) {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const context = await readOrderingContext(sql, { store: input.store }, now, day);
  if (!context) throw refuse("order/store-unknown", { store: input.store });
  mustReachStore(actor, context.storeId);
  const terms = await getTerms(db, day, context.catalogVersion);
  const seesBalance = isAbleTo(actor, "account.read");
  const [money, coming, waiting, blocked] = await Promise.all([
    seesBalance ? readMoney(db, context, day) : null,
    readComing(sql, context.storeId),
    readWaiting(sql, context.storeId, seesBalance, now),
    readBlocked(db, context.storeId, seesBalance, day, now),
  ]);
  const window = judgeWindow({
    ...calendarOf(terms, context),
    lines: [],
    used: context.windowUsage,
    now,
  });
  return {
    store: context.storeCode,
    storeName: context.storeName,
    storeStatus: context.status,
    serverNow: instantText(now),
    businessDay: day,
    window: {
      isOpen: window.isOpen,
      closesAt: window.closesAt && instantText(window.closesAt),
      nextOpensAt: window.nextOpensAt && instantText(window.nextOpensAt),
      permit: permitView(window),
      limits: window.limits.map(({ minFen, maxFen, usedFen, leftFen }) => ({
        minFen,
        maxFen,
        usedFen,
        leftFen,
      })),
    },
    money,
    coming,
    waiting,
    blocked,
  };
}

/** What the store can spend and how that is made up: available = balance + credit − held; the pool will ask for its part. */
async function readMoney(db: DbOrTx, context: OrderingContext, day: BusinessDay) {
  if (context.kind === "direct") return null;
  if (context.settlement === "cod") return readCodMoney(db, context);
  if (context.accountId === null) return null;
  const sql = sqlOf(db);
  const [accounts, [deposits]] = await Promise.all([
    balancesOf(db, [context.accountId], day),
    sql<{ fen: number; count: number }[]>`
      select coalesce(sum(amount_fen), 0)::int8 as fen, count(*)::int4 as count from deposits
      where account_id = ${context.accountId}::int4 and status = 'pending'`,
  ]);
  const account = accounts.get(context.accountId);
  if (!account) return null;
  const { code, balanceFen, heldFen, creditLimitFen, availableFen } = account;
  return {
    kind: "prepaid" as const,
    account: code,
    balanceFen,
    creditLimitFen,
    heldFen,
    availableFen,
    pooledFen: context.pooledFen,
    /** Left for a new order once everything in the pool has been delivered. */
    spendableFen: availableFen - context.pooledFen,
    pendingFen: deposits?.fen ?? 0,
    pendingCount: deposits?.count ?? 0,
  };
}

/** A cash-on-delivery store may owe up to its limit (R05). */
async function readCodMoney(db: DbOrTx, context: OrderingContext) {
  const sql = sqlOf(db);
  const [dues] = await sql<{ limitFen: number; unpaidFen: number }[]>`
    select coalesce(s.cod_limit_fen, 0)::int8 as "limitFen", coalesce(sum(d.amount_fen - d.paid_fen), 0)::int8 as "unpaidFen"
    from stores s left join cod_dues d on d.store_id = s.id and d.status = 'open'
    where s.id = ${context.storeId}::int4 group by s.id`;
  const { limitFen, unpaidFen } = dues ?? { limitFen: 0, unpaidFen: 0 };
  return { kind: "cod" as const, limitFen, unpaidFen, spendableFen: limitFen - unpaidFen };
}

/** Deliveries that have not arrived, those on the road first. */
const readComing = (sql: Sql, storeId: number) => sql<
  {
    delivery: string;
    status: "created" | "released" | "picking" | "picked" | "checked" | "approved" | "dispatched";
    deliverOn: BusinessDay;
    dc: string;
    dcName: string;
    pickType: "case" | "loose";
    lines: number;
    total: number;
  }[]
>`
  select d.delivery_no as delivery, d.status, d.deliver_on::text as "deliverOn", c.code as dc, c.name as "dcName",
    d.pick_type as "pickType", d.line_count as lines, count(*) over ()::int4 as total
  from deliveries d join dcs c on c.id = d.dc_id
  where d.store_id = ${storeId}::int4
    and d.status in ('created', 'released', 'picking', 'picked', 'checked', 'approved', 'dispatched')
  order by d.status = 'dispatched' desc, d.deliver_on, d.id limit ${deliveriesMax}`;
