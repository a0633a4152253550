import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { type Page, pageOf } from "@/server/shared/paging";
import type { ListStoresInput } from "../schema";

export interface StoreRow {
  store: string;
  name: string;
  kind: "franchise" | "direct" | "independent";
  settlement: "prepaid" | "cod";
  status: "active" | "suspended" | "closing" | "closed";
  /** Null for direct stores, and for those who may not see the money. */
  account: string | null;
  accountName: string | null;
  plan: string;
  planName: string;
  template: string;
  templateName: string;
  route: string;
  /** From the main route down: "深圳线 / 深圳西线 / 福田". */
  routePath: string;
  stop: number;
  phone: string;
}

/** Stores within the actor's reach, by code, with their one account, plan, template and route (R05, R16, R23, R24). */
export async function listStores(db: DbOrTx, actor: Actor, input: ListStoresInput): Promise<Page<StoreRow>> {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const { search = "", account = null, kind = null, status = null } = input;
  const seesMoney = isAbleTo(actor, "account.read");
  const rows = await sql<StoreRow[]>`
    with recursive paths as (
      select id, name as path from routes where parent_id is null
      union all
      select r.id, p.path || ' / ' || r.name from routes r join paths p on p.id = r.parent_id)
    select s.code as store, s.name, s.kind, s.settlement, s.status, a.code as account, a.name as "accountName",
           p.code as plan, p.name as "planName", t.code as template, t.name as "templateName", r.code as route,
           paths.path as "routePath", s.stop_sequence as stop, s.phone
    from stores s
    join plans p on p.id = s.plan_id
    join templates t on t.id = s.template_id
    join routes r on r.id = s.route_id
    join paths on paths.id = s.route_id
    left join accounts a on a.id = s.account_id and ${seesMoney}::bool
    where s.code > ${String(input.cursor?.[0] ?? "")}
      and (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${account}::text is null or a.code = ${account}::text)
      and (${kind}::text is null or s.kind = ${kind}::text::store_kind)
      and (${status}::text is null or s.status = ${status}::text::store_status)
      and (${search} = '' or strpos(lower(s.code || ' ' || s.name), lower(${search})) > 0)
    order by s.code limit ${input.limit + 1}`;
  return pageOf([...rows], input.limit, (row) => [row.store]);
}
