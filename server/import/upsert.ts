import { flags, ints, texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import type { ImportContext, ImportPlan } from "./kind";

export type Value = string | number | boolean | null;
export type Values = Record<string, Value>;

/** A table as imports write it: its natural key and what a row says beyond it, each with its PostgreSQL type. */
export interface Target {
  table: string;
  key: Record<string, string>;
  values: Record<string, string>;
}

/** A row on its way into a table, beside what is there now. */
export interface Change {
  next: Values;
  /** Undefined when it is new. */
  before: Values | undefined;
}

/** What a set of rows would change. Rows that are already as they should be are only counted. */
export interface Changes {
  created: Change[];
  updated: Change[];
  unchanged: number;
}

/**
 * Compares rows with the table by their natural key. When applying, the rows that are there are locked in
 * primary-key order, so that what is compared is what will be overwritten.
 */
export async function compareRows(context: ImportContext, target: Target, rows: Values[]): Promise<Changes> {
  const changes: Changes = { created: [], updated: [], unchanged: 0 };
  if (rows.length === 0) return changes;
  const existing = await readExisting(context, target, rows);
  const columns = Object.keys(target.values);
  for (const next of rows) {
    const before = existing.get(keyOf(target, next));
    if (!before) changes.created.push({ next, before });
    else if (columns.some((column) => before[column] !== next[column]))
      changes.updated.push({ next, before });
    else changes.unchanged += 1;
  }
  return changes;
}

/** Writes the changes: one insert for the new rows, one update for the others, however many they are. */
export async function writeChanges(context: ImportContext, target: Target, changes: Changes): Promise<void> {
  await insertRows(
    context,
    target,
    changes.created.map((change) => change.next),
  );
  await updateRows(
    context,
    target,
    changes.updated.map((change) => change.next),
  );
}

/** The plan of a kind whose rows are rows of one table. */
export async function upsert(context: ImportContext, target: Target, rows: Values[]): Promise<ImportPlan> {
  const changes = await compareRows(context, target, rows);
  return {
    created: changes.created.length,
    updated: changes.updated.length,
    unchanged: changes.unchanged,
    write: () => writeChanges(context, target, changes),
  };
}

const keyOf = (target: Target, row: Values) =>
  Object.keys(target.key)
    .map((column) => row[column])
    .join("\n");

async function readExisting(
  context: ImportContext,
  target: Target,
  rows: Values[],
): Promise<Map<string, Values>> {
  const keys = Object.keys(target.key).map((column) => `t.${column}`);
  const wanted = [...keys, ...Object.keys(target.values).map((column) => `t.${column}`)].join(", ");
  /** Everybody locks rows in the order of their internal numbers; only what is known by its code alone has one. */
  const order = keys.join() === "t.code" ? "t.id" : keys.join(", ");
  const found = await sqlOf(context.tx).unsafe<Values[]>(
    `select ${wanted} from ${target.table} t
     where (${keys.join(", ")}) in (select * from ${unnest(target.key)})
     order by ${order} ${context.isApplying ? "for no key update" : ""}`,
    literals(target.key, rows),
  );
  return new Map(found.map((row) => [keyOf(target, row), row]));
}

/** Inserts new rows in one statement. */
export async function insertRows(context: ImportContext, target: Target, rows: Values[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = { ...target.key, ...target.values };
  await sqlOf(context.tx).unsafe(
    `insert into ${target.table} (${Object.keys(columns).join(", ")}) select * from ${unnest(columns)}`,
    literals(columns, rows),
  );
}

async function updateRows(context: ImportContext, target: Target, rows: Values[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = { ...target.key, ...target.values };
  const assignments = Object.keys(target.values).map((column) => `${column} = n.${column}`);
  const match = Object.keys(target.key).map((column) => `t.${column} = n.${column}`);
  await sqlOf(context.tx).unsafe(
    `update ${target.table} t set ${assignments.join(", ")}
     from ${unnest(columns)} as n (${Object.keys(columns).join(", ")}) where ${match.join(" and ")}`,
    literals(columns, rows),
  );
}

function unnest(columns: Record<string, string>): string {
  return `unnest(${Object.values(columns)
    .map((type, index) => `$${index + 1}::text::${type}[]`)
    .join(", ")})`;
}

function literals(columns: Record<string, string>, rows: Values[]): string[] {
  return Object.entries(columns).map(([column, type]) => {
    const values = rows.map((row) => row[column] ?? null);
    if (type === "int4" || type === "int8") return ints(values as (number | null)[]);
    if (type === "bool") return flags(values as boolean[]);
    return texts(values as (string | null)[]);
  });
}
