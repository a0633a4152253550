import { sqlOf } from "@/db/client";
import { code, optional, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import { planTree } from "../tree";

/** Delivery routes, a tree of any depth. A route with stores gets no sub-routes (R24). */
export const routes = kind({
  columns: { code: required(code), name: required(text(200)), parent: optional(code, null) },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    await lockTree(context);
    const plan = await planTree(context, "route", rows);
    const withStores = await routesWithStores(context);
    for (const row of rows) {
      if (row.parent === null || !withStores.has(row.parent) || context.errors.has(row.row)) continue;
      complain(context, row, "parent", problem("route/has-stores", { route: row.parent }));
    }
    return plan;
  },
});

/** The lock that the trigger on the tree takes: from here on no store can settle on a route that gets sub-routes. */
async function lockTree(context: ImportContext): Promise<void> {
  if (context.isApplying) await sqlOf(context.tx)`select pg_advisory_xact_lock(hashtext('routes'))`;
}

async function routesWithStores(context: ImportContext): Promise<Set<string>> {
  const rows = await sqlOf(context.tx)<{ code: string }[]>`
    select r.code from routes r where exists (select from stores s where s.route_id = r.id)`;
  return new Set(rows.map((row) => row.code));
}
