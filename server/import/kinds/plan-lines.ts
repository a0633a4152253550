import { ints } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { businessDayOf } from "@/server/shared/business-day";
import {
  type Cell,
  code,
  money,
  oneOf,
  optional,
  percentage,
  readCell,
  required,
  text,
  yesNo,
} from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { Problem, problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";
import { insertRows, type Values } from "../upsert";

const columns = {
  plan: required(code),
  item: required(code),
  dc: required(code),
  returnable: required(yesNo),
  price_type: required(oneOf("fixed", "cost_plus_rate", "cost_plus_amount")),
  fixed_price: optional(money(), null),
  markup: optional(text(20), null),
};
type Row = FileRow<typeof columns>;

/** The markup is read by the price type: a percentage or an amount. */
const markupRate: Cell<number | null> = optional(percentage(1_000), null);
const markupAmount: Cell<number | null> = optional(money(), null);

const terms = [
  "dc_id",
  "is_returnable",
  "price_type",
  "fixed_price_fen",
  "markup_rate_bp",
  "markup_fen",
] as const;

const target = {
  table: "plan_lines",
  key: { plan_id: "int4", item_id: "int4", effective_on: "date" },
  values: {
    plan_version: "int4",
    dc_id: "int4",
    is_returnable: "bool",
    price_type: "price_type",
    fixed_price_fen: "int8",
    markup_rate_bp: "int4",
    markup_fen: "int8",
  },
};

/**
 * Terms of items in delivery plans (R16). The first line of a plan and item counts from ever; a later change is a new
 * line from the business day of the import on, or replaces the one of that day. Every plan that changes gets its next version.
 */
export const planLines = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "item", (row) => `${row.plan} ${row.item}`);
    const next = await nextLines(context, rows);
    const day = businessDayOf(context.now);
    const current = await linesInForce(context, next, day);
    const created: Values[] = [];
    const updated: Values[] = [];
    for (const line of next) {
      const before = current.get(`${line.plan_id} ${line.item_id}`);
      if (!before) created.push({ ...line, effective_on: "-infinity" });
      else if (terms.some((term) => before[term] !== line[term]))
        updated.push({ ...line, effective_on: day });
    }
    return {
      created: created.length,
      updated: updated.length,
      unchanged: next.length - created.length - updated.length,
      write: () => writeLines(context, [...created, ...updated], day),
    };
  },
});

async function nextLines(context: ImportContext, rows: Row[]): Promise<Values[]> {
  const planOf = await findReferences(
    context,
    "plan",
    rows.map((row) => row.plan),
  );
  const itemOf = await findReferences(
    context,
    "item",
    rows.map((row) => row.item),
  );
  const dcOf = await findReferences(
    context,
    "dc",
    rows.map((row) => row.dc),
  );
  return rows.map((row) => ({
    plan_id: planOf(row, "plan", row.plan) ?? 0,
    item_id: itemOf(row, "item", row.item) ?? 0,
    dc_id: dcOf(row, "dc", row.dc) ?? 0,
    is_returnable: row.returnable,
    price_type: row.price_type,
    ...priceOf(context, row),
  }));
}

/** Exactly the figure that the price type needs; another one would be silently without effect, so it is refused. */
function priceOf(context: ImportContext, row: Row) {
  const because = `price_type is ${row.price_type}`;
  const isFixed = row.price_type === "fixed";
  const [wanted, unwanted] = isFixed
    ? (["fixed_price", "markup"] as const)
    : (["markup", "fixed_price"] as const);
  if (row[wanted] === null)
    complain(context, row, wanted, problem("import/needed-here", { column: wanted, because }));
  if (row[unwanted] !== null) {
    complain(context, row, unwanted, problem("import/not-used-here", { column: unwanted, because }));
  }
  return {
    fixed_price_fen: isFixed ? row.fixed_price : null,
    markup_rate_bp: row.price_type === "cost_plus_rate" ? markupOf(context, row, markupRate) : null,
    markup_fen: row.price_type === "cost_plus_amount" ? markupOf(context, row, markupAmount) : null,
  };
}

function markupOf(context: ImportContext, row: Row, cell: Cell<number | null>): number | null {
  const markup = readCell("markup", cell, row.markup ?? "");
  if (!(markup instanceof Problem)) return markup as number | null;
  complain(context, row, "markup", markup);
  return null;
}

async function linesInForce(
  context: ImportContext,
  lines: Values[],
  day: string,
): Promise<Map<string, Values>> {
  const found = await sqlOf(context.tx)<Values[]>`
    select distinct on (l.plan_id, l.item_id)
           l.plan_id, l.item_id, l.dc_id, l.is_returnable, l.price_type, l.fixed_price_fen, l.markup_rate_bp, l.markup_fen
    from plan_lines l
    where (l.plan_id, l.item_id) in (
            select * from unnest(${ints(lines.map((line) => Number(line.plan_id)))}::text::int4[],
                                 ${ints(lines.map((line) => Number(line.item_id)))}::text::int4[]))
      and l.effective_on <= ${day}::text::date
    order by l.plan_id, l.item_id, l.effective_on desc`;
  return new Map(found.map((line) => [`${line.plan_id} ${line.item_id}`, line]));
}

async function writeLines(context: ImportContext, lines: Values[], day: string): Promise<void> {
  if (lines.length === 0) return;
  const sql = sqlOf(context.tx);
  const planIds = [...new Set(lines.map((line) => Number(line.plan_id)))].sort((a, b) => a - b);
  const versions = await sql<{ id: number; version: number }[]>`
    update plans set version = version + 1 where id = any(${ints(planIds)}::int4[]) returning id, version`;
  const versionOf = new Map(versions.map((plan) => [plan.id, plan.version]));
  const today = lines.filter((line) => line.effective_on === day);
  await sql`
    delete from plan_lines where effective_on = ${day}::text::date and (plan_id, item_id) in (
      select * from unnest(${ints(today.map((line) => Number(line.plan_id)))}::text::int4[],
                           ${ints(today.map((line) => Number(line.item_id)))}::text::int4[]))`;
  await insertRows(
    context,
    target,
    lines.map((line) => ({ ...line, plan_version: versionOf.get(Number(line.plan_id)) ?? 1 })),
  );
}
