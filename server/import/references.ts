import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { complain, type ImportContext } from "./kind";
import { problem, type Referred } from "./problems";

const tables: Record<Referred, string> = {
  dc: "dcs",
  category: "categories",
  item: "items",
  route: "routes",
  plan: "plans",
  template: "templates",
  account: "accounts",
  store: "stores",
};

/** Internal numbers by code, for the codes that a file names. */
export type References = (row: { row: number }, column: string, code: string) => number | undefined;

/**
 * Finds the records that a file names, in one query. The answer gives the internal number of a code, or complains that
 * there is none.
 */
export async function findReferences(
  context: ImportContext,
  what: Referred,
  codes: Iterable<string | null>,
): Promise<References> {
  const ids = await idsByCode(context, what, codes);
  return (row, column, code) => {
    const id = ids.get(code);
    if (id === undefined)
      complain(context, row, column, problem("import/unknown-reference", { what, value: code }));
    return id;
  };
}

/** Internal numbers of the records with these codes; unknown ones are missing. */
export async function idsByCode(
  context: ImportContext,
  what: Referred,
  codes: Iterable<string | null>,
): Promise<Map<string, number>> {
  const wanted = [...new Set(codes)].filter((code) => code !== null);
  if (wanted.length === 0) return new Map();
  const rows = await sqlOf(context.tx).unsafe<{ id: number; code: string }[]>(
    `select id, code from ${tables[what]} where code in (select unnest($1::text::text[]))${what === "item" ? " and own_store_id is null" : ""}`,
    [texts(wanted)],
  );
  return new Map(rows.map((row) => [row.code, row.id]));
}
