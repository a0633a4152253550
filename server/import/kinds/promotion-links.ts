import { ints, texts } from "@/db/bulk";
import { type Fragment, sqlOf } from "@/db/client";
import type { ImportContext } from "../kind";

/** What a promotion names in rows of their own: the stores that it is for, or several items that count together. */
export type Linked = "stores" | "items";

/** Internal numbers by the promotion's code, ascending. */
export type Links = ReadonlyMap<string, readonly number[]>;

const tables = {
  stores: { table: "promotion_stores", column: "store_id" },
  items: { table: "promotion_items", column: "item_id" },
} as const;

/** Internal numbers in the order in which they are compared and written. */
export const ascending = (ids: Iterable<number>): number[] => [...new Set(ids)].sort((a, b) => a - b);

/** The promotions whose links a file changes. */
export async function movedLinks(context: ImportContext, linked: Linked, wanted: Links): Promise<string[]> {
  const { table, column } = namesOf(context, linked);
  const found = await sqlOf(context.tx)<{ code: string; ids: number[] }[]>`
    select p.code, array_agg(l.${column} order by l.${column}) as ids
    from promotions p join ${table} l on l.promotion_id = p.id
    where p.code in (select unnest(${texts([...wanted.keys()])}::text::text[])) ${onlyCounted(context, linked)}
    group by p.code`;
  const stored = new Map(found.map(({ code, ids }) => [code, ids.join()]));
  return [...wanted].filter(([code, ids]) => ids.join() !== (stored.get(code) ?? "")).map(([code]) => code);
}

/** Puts the links of these promotions in the place of those that they had. */
export async function writeLinks(
  context: ImportContext,
  linked: Linked,
  moved: readonly string[],
  wanted: Links,
): Promise<void> {
  if (moved.length === 0) return;
  const sql = sqlOf(context.tx);
  const { table, column } = namesOf(context, linked);
  const pairs = moved.flatMap((code) => (wanted.get(code) ?? []).map((id) => ({ code, id })));
  await sql`
    delete from ${table} l using promotions p
    where p.id = l.promotion_id and p.code in (select unnest(${texts([...moved])}::text::text[]))`;
  await sql`
    insert into ${table} (promotion_id, ${column})
    select p.id, n.id
    from unnest(${texts(pairs.map(({ code }) => code))}::text::text[],
                ${ints(pairs.map(({ id }) => id))}::text::int4[]) as n (code, id)
    join promotions p on p.code = n.code`;
}

function namesOf(context: ImportContext, linked: Linked) {
  const sql = sqlOf(context.tx);
  return { table: sql(tables[linked].table), column: sql(tables[linked].column) };
}

/** Items that a promotion leaves out of its scope are the desk's: a file says nothing of them. */
const onlyCounted = (context: ImportContext, linked: Linked): Fragment =>
  linked === "items" ? sqlOf(context.tx)`and not l.is_excluded` : sqlOf(context.tx)``;
