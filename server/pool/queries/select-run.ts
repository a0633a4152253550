import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustReachDc, mustReachStore } from "@/server/auth";
import { refuse } from "../errors";
import type { RunInput } from "../schema";

/** Where a run goes: the route chosen, its stores by stop, the DC if only one was asked for. */
export interface RunScope {
  routeId: number;
  routeCode: string;
  dcId: number | null;
  /** The DCs that it takes from, by what was asked for and by their temperature; null for all. */
  dcIds: ReadonlySet<number> | null;
}

/** An order with rows in the pool, of a store that may be delivered to. */
export interface PooledOrder {
  id: number;
  orderNo: string;
  storeId: number;
  storeCode: string;
  storeName: string;
  storeStatus: string;
  /** Null with `prepaid`: the order of a direct store, which nobody pays for. */
  accountId: number | null;
  settlement: "prepaid" | "cod";
  codLimitFen: number | null;
  planId: number;
  submittedAtMs: number;
  deliverOn: string;
  pooledFen: number;
  isBlocked: boolean;
  /** Orders its deliveries: route, then stop. */
  routeCode: string;
  stopSequence: number;
}

/**
 * The route and DC of a run by their codes; refuses what does not exist. A planner of one DC plans for that one without
 * saying so; of several DCs one must be named, because the wave would reach beyond the planner's.
 */
export async function findScope(db: DbOrTx, actor: Actor, input: RunInput): Promise<RunScope> {
  const sql = sqlOf(db);
  const [[route], [dc]] = await Promise.all([
    sql<{ id: number; code: string }[]>`select id, code from routes where code = ${input.route}`,
    sql<{ id: number }[]>`select id from dcs where code = ${input.dc ?? null}::text`,
  ]);
  if (!route) throw refuse("pool/route-unknown", { route: input.route });
  if (input.dc !== undefined && !dc) throw refuse("pool/dc-unknown", { dc: input.dc });
  const own = actor.dcIds?.length === 1 ? actor.dcIds[0] : undefined;
  const dcId = dc?.id ?? own ?? null;
  if (dcId !== null) mustReachDc(actor, dcId);
  else if (actor.dcIds !== null) throw refuse("pool/dc-not-named", {});
  const dcIds = await dcsOf(sql, dcId, input.temperature);
  return { routeId: route.id, routeCode: route.code, dcId, dcIds };
}

async function dcsOf(sql: Sql, dcId: number | null, temperature: RunInput["temperature"]) {
  if (dcId === null && temperature === undefined) return null;
  const rows = await sql<{ id: number }[]>`
    select id from dcs
    where (${dcId}::int4 is null or id = ${dcId}::int4)
      and (${temperature ?? null}::text is null or zone::text = ${temperature ?? null}::text)`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * Orders in the pool of the stores on a route and below. With `lock` they are locked in id order: of two planners the
 * second waits, then finds what the first has left (U19). Orders of suspended stores stay frozen in the pool (U11). A run
 * takes a route whole: with a store on it that is not one of the actor's it is refused.
 */
export async function selectPooledOrders(
  db: DbOrTx,
  actor: Actor,
  routeId: number,
  lock: boolean,
): Promise<PooledOrder[]> {
  const sql = sqlOf(db);
  const orders = await sql<PooledOrder[]>`
    with recursive below as (
      select id from routes where id = ${routeId}
      union select r.id from routes r join below b on r.parent_id = b.id
    )
    select o.id, o.order_no as "orderNo", o.store_id as "storeId", s.code as "storeCode", s.name as "storeName", s.status as "storeStatus",
      o.account_id as "accountId", o.settlement, s.cod_limit_fen as "codLimitFen",
      o.plan_id as "planId", (extract(epoch from o.submitted_at) * 1000)::int8 as "submittedAtMs", o.deliver_on as "deliverOn",
      o.pooled_fen as "pooledFen", o.blocked_at is not null as "isBlocked", r.code as "routeCode", s.stop_sequence as "stopSequence"
    from orders o join stores s on s.id = o.store_id join routes r on r.id = s.route_id
    where s.route_id in (select id from below) and s.status in ('active', 'closing')
      and o.status in ('pooled', 'partly_generated')
    order by o.id
    ${lock ? sql`for update of o` : sql``}`;
  for (const { storeId } of orders) mustReachStore(actor, storeId);
  return orders;
}
