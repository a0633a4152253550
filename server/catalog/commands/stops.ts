import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { bumpCatalogVersion } from "../bump-version";
import { refuse } from "../errors";
import type { StopInput } from "../schema";

/**
 * Writes down that an item, or a category with everything below it, may not be ordered (R17): from a day to a day or until
 * further notice; in every store, in those of a route, plan or template, or in the stores of a list; with a reason that those
 * read who search or scan it. For `stopItems` of the pool, which also closes what waits of it when it is for safety, and then
 * says that the catalogue changed: last, because its row is the last that anybody locks. Refused: `stop/unknown`,
 * `stop/days-reversed`, `stop/in-the-past`.
 */
export async function writeStop(
  tx: Tx,
  actor: Actor,
  input: StopInput,
  now: Date,
): Promise<{ stop: number }> {
  const today = businessDayOf(now);
  const { item, category, scope, from, to, forSafety, reason } = input;
  if (to !== null && to < from) throw refuse("stop/days-reversed", { from, to });
  if (to !== null && to < today) throw refuse("stop/in-the-past", { to, today });
  const targets = item === null ? await idsOf(tx, "categories", [category ?? ""]) : null;
  const itemIds = item === null ? null : await idsOf(tx, "items", [item]);
  const scopeIds = scope === "all" ? [] : await idsOf(tx, tableOf[scope], input.of);
  const only = (wanted: typeof scope) => (scope === wanted ? (scopeIds[0] ?? null) : null);
  const sql = sqlOf(tx);
  const [stop] = await sql<{ id: number }[]>`
    insert into item_stops (item_id, category_id, scope, route_id, plan_id, template_id, valid_from, valid_to, is_for_safety,
      reason, made_by_name, made_at)
    values (${itemIds?.[0] ?? null}::int4, ${targets?.[0] ?? null}::int4, ${scope}::text::stop_scope, ${only("route")}::int4,
      ${only("plan")}::int4, ${only("template")}::int4, ${from}::text::date, ${to}::text::date, ${forSafety}::bool,
      ${reason}, ${actor.name}, ${now.toISOString()}::text::timestamptz)
    returning id`;
  invariant(stop, "a stop that was written has a number");
  if (scope === "stores")
    await sql`
      insert into item_stop_stores (stop_id, store_id)
      select distinct ${stop.id}::int4, s.id from unnest(${ints(scopeIds)}::text::int4[]) s (id)`;
  const { reason: _, ...after } = input;
  const event = { type: "stop.created", documentType: "stop", documentId: stop.id, after, reason };
  await recordEvent(tx, actor, event, now);
  return { stop: stop.id };
}

/** Ends a stop at once, whatever its last day is; one that was ended stays as it is. Refused: `stop/unknown`. */
export async function endStop(
  db: DbOrTx,
  actor: Actor,
  input: { stop: number },
  now: Date,
): Promise<{ stop: number }> {
  mustBeAbleTo(actor, "stop.change");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [stop] = await sql<{ isEnded: boolean }[]>`
      select ended_at is not null as "isEnded" from item_stops where id = ${input.stop} for update`;
    if (!stop) throw refuse("stop/unknown", { what: "stop", code: String(input.stop) });
    if (stop.isEnded) return input;
    await sql`
      update item_stops set ended_at = ${now.toISOString()}::text::timestamptz, ended_by_name = ${actor.name}
      where id = ${input.stop}`;
    await bumpCatalogVersion(tx);
    await recordEvent(tx, actor, { type: "stop.ended", documentType: "stop", documentId: input.stop }, now);
    return input;
  });
}

const tableOf = { stores: "stores", route: "routes", plan: "plans", template: "templates" } as const;
const wordOf = {
  items: "item",
  categories: "category",
  stores: "store",
  routes: "route",
  plans: "plan",
  templates: "template",
} as const;

/** The numbers of codes; the first that is unknown refuses. */
async function idsOf(tx: Tx, table: keyof typeof wordOf, codes: readonly string[]): Promise<number[]> {
  const sql = sqlOf(tx);
  const rows = await sql<{ code: string; id: number }[]>`
    select code, id from ${sql(table)} where code = any(${texts([...codes])}::text[])`;
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  return codes.map((code) => {
    const id = idOf.get(code);
    if (id === undefined) throw refuse("stop/unknown", { what: wordOf[table], code });
    return id;
  });
}
