import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/warehouse/errors";
import { refuseWaiting } from "@/server/warehouse/rules/waiting-errors";

/** The DC of that code; refused when it is unknown (`warehouse/unknown-dc`) or outside the actor's scope. */
export async function findDc(db: DbOrTx, actor: Actor, dc: string): Promise<number> {
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number }[]>`select id from dcs where code = ${dc}`;
  if (!row) throw refuse("warehouse/unknown-dc", { dc });
  mustReachDc(actor, row.id);
  return row.id;
}

/** The items of these codes; refused with `warehouse/unknown-items`, naming all that are unknown. */
export async function findItems(
  db: DbOrTx,
  codes: readonly string[],
): Promise<(code: string) => { itemId: number; isWeighed: boolean }> {
  const sql = sqlOf(db);
  const rows = await sql<{ itemId: number; code: string; isWeighed: boolean }[]>`
    select id as "itemId", code, is_weighed as "isWeighed" from items
    where own_store_id is null and code = any(${texts([...new Set(codes)])}::text[])`;
  const byCode = new Map(rows.map(({ code, ...item }) => [code, item]));
  const of = (code: string) => {
    const item = byCode.get(code);
    if (item) return item;
    throw refuse("warehouse/unknown-items", {
      items: [...new Set(codes)].filter((one) => !byCode.has(one)),
    });
  };
  for (const code of codes) of(code);
  return of;
}

/** Where a DC leaves goods for cross-docking: its first such place; undefined where it has none. */
export async function crossDockOf(db: DbOrTx, dcId: number): Promise<string | undefined> {
  const [place] = await sqlOf(db)<{ code: string }[]>`
    select code from dc_places where dc_id = ${dcId}::int4 and kind = 'crossdock' order by code limit 1`;
  return place?.code;
}

/** The routes of these codes with everything below them, as ids; none named: null, all of them. Refused: `warehouse/unknown-routes`. */
export async function routesBelow(db: DbOrTx, codes: readonly string[]): Promise<number[] | null> {
  if (codes.length === 0) return null;
  const rows = await sqlOf(db)<{ id: number; code: string }[]>`
    with recursive below as (
      select id, code from routes where code = any(${texts([...new Set(codes)])}::text[])
      union select r.id, r.code from routes r join below b on r.parent_id = b.id)
    select id, code from below`;
  const known = new Set(rows.map(({ code }) => code));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length > 0) throw refuseWaiting("warehouse/unknown-routes", { routes: unknown });
  return rows.map(({ id }) => id);
}
