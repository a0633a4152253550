import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/warehouse/errors";

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
