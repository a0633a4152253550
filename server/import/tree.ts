import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { complain, type ImportContext, type ImportPlan } from "./kind";
import { problem } from "./problems";

interface TreeRow {
  row: number;
  code: string;
  name: string;
  parent: string | null;
}

/** A node of the tree as it is in the table. */
interface TreeNode {
  id: number;
  code: string;
  name: string;
  parent: string | null;
}

/**
 * The plan for categories and routes: parents may come later in the same file. A row that would be its own ancestor, or
 * names a parent that is nowhere, is refused.
 */
export async function planTree(
  context: ImportContext,
  what: "category" | "route",
  rows: TreeRow[],
): Promise<ImportPlan> {
  const table = what === "category" ? "categories" : "routes";
  const nodes = await readTree(context, table);
  const parents = new Map([...nodes.values()].map((node) => [node.code, node.parent]));
  for (const row of rows) parents.set(row.code, row.parent);
  for (const row of rows) {
    if (row.parent !== null && !parents.has(row.parent)) {
      complain(context, row, "parent", problem("import/unknown-reference", { what, value: row.parent }));
    } else if (isAboveItself(parents, row.code)) {
      complain(context, row, "parent", problem("tree/cycle", { code: row.code }));
    }
  }
  const created = rows.filter((row) => !nodes.has(row.code));
  const updated = rows.filter((row) => {
    const node = nodes.get(row.code);
    return node !== undefined && (node.name !== row.name || node.parent !== row.parent);
  });
  return {
    created: created.length,
    updated: updated.length,
    unchanged: rows.length - created.length - updated.length,
    write: () => writeTree(context, table, created, updated),
  };
}

async function readTree(context: ImportContext, table: string): Promise<Map<string, TreeNode>> {
  const nodes = await sqlOf(context.tx).unsafe<TreeNode[]>(
    `select n.id, n.code, n.name, p.code as parent from ${table} n left join ${table} p on p.id = n.parent_id`,
  );
  return new Map(nodes.map((node) => [node.code, node]));
}

function isAboveItself(parents: ReadonlyMap<string, string | null>, code: string): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(code); at; at = parents.get(at)) {
    if (at === code) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/** First the new nodes without parents, then everybody's name and parent: so the order within the file is free. */
async function writeTree(
  context: ImportContext,
  table: string,
  created: TreeRow[],
  updated: TreeRow[],
): Promise<void> {
  const sql = sqlOf(context.tx);
  const list = (rows: TreeRow[]) => [texts(rows.map((row) => row.code)), texts(rows.map((row) => row.name))];
  if (created.length > 0) {
    await sql.unsafe(
      `insert into ${table} (code, name) select * from unnest($1::text::text[], $2::text::text[])`,
      list(created),
    );
  }
  const moved = [...created.filter((row) => row.parent !== null), ...updated];
  if (moved.length === 0) return;
  await sql.unsafe(
    `update ${table} t set name = n.name, parent_id = p.id
     from unnest($1::text::text[], $2::text::text[], $3::text::text[]) as n (code, name, parent)
     left join ${table} p on p.code = n.parent where t.code = n.code`,
    [...list(moved), texts(moved.map((row) => row.parent))],
  );
}
