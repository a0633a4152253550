import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { takeOverOwnItems } from "@/server/retail";
import { barcode, code, money, oneOf, optional, percentage, required, text, whole, yesNo } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { initialsOf } from "../initials";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";
import { type Changes, compareRows, writeChanges } from "../upsert";

const columns = {
  code: required(code),
  barcode: required(barcode),
  name: required(text(200)),
  category: required(code),
  spec: optional(text(100), ""),
  unit: required(text(20)),
  case_pack: required(whole(1, 1_000_000)),
  order_multiple: optional(whole(1, 1_000_000), null),
  pick_type: required(oneOf("case", "loose", "both")),
  tax_rate_pct: optional(percentage(100), 1_300),
  suggested_price: optional(money(), null),
  weighed: optional(yesNo, false),
  orderable: optional(yesNo, true),
  not_orderable_reason: optional(text(200), ""),
  pinyin: optional(text(100), ""),
  shelf_life_days: optional(whole(1, 36_500), null),
};
type Row = FileRow<typeof columns>;

const target = {
  table: "items",
  key: { code: "text" },
  values: {
    barcode: "text",
    name: "text",
    category_id: "int4",
    spec: "text",
    unit: "text",
    case_pack_each: "int8",
    order_multiple_each: "int8",
    pick_type: "pick_type",
    tax_rate_bp: "int4",
    suggested_price_fen: "int8",
    is_weighed: "bool",
    is_orderable: "bool",
    not_orderable_reason: "text",
    pinyin: "text",
    shelf_life_days: "int4",
  },
};

/** What stores may order and sell (R03, R17). */
export const items = kind({
  columns,
  plan: async (context, all) => {
    const unique = firstOfEachKey(context, all, "code", (row) => row.code);
    const rows = firstOfEachKey(context, unique, "barcode", (row) => row.barcode);
    const categoryOf = await findReferences(
      context,
      "category",
      rows.map((row) => row.category),
    );
    await complainAboutTakenBarcodes(context, rows);
    const values = rows.map((row) => {
      complainAboutRules(context, row);
      return valuesOf(row, categoryOf(row, "category", row.category) ?? 0);
    });
    const changes = await compareRows(context, target, values);
    await complainAboutUnits(context, rows, changes);
    return {
      created: changes.created.length,
      updated: changes.updated.length,
      unchanged: changes.unchanged,
      write: async () => {
        await setBarcodesFree(context, changes);
        await writeChanges(context, target, changes);
        await takeOverOwnItems(context.tx, context.actor, context.now);
      },
    };
  },
});

function complainAboutRules(context: ImportContext, row: Row): void {
  const { order_multiple: multiple, case_pack: casePack } = row;
  if (row.pick_type === "case" && multiple !== null && multiple % casePack !== 0) {
    complain(context, row, "order_multiple", problem("item/order-multiple", { multiple, casePack }));
  }
  if (!row.orderable && row.not_orderable_reason === "") {
    complain(context, row, "not_orderable_reason", problem("item/not-orderable-reason"));
  }
}

function valuesOf(row: Row, categoryId: number) {
  return {
    code: row.code,
    barcode: row.barcode,
    name: row.name,
    category_id: categoryId,
    spec: row.spec,
    unit: row.unit,
    case_pack_each: row.case_pack,
    order_multiple_each: row.order_multiple ?? (row.pick_type === "case" ? row.case_pack : 1),
    pick_type: row.pick_type,
    tax_rate_bp: row.tax_rate_pct,
    suggested_price_fen: row.suggested_price,
    is_weighed: row.weighed,
    is_orderable: row.orderable,
    not_orderable_reason: row.orderable ? "" : row.not_orderable_reason,
    pinyin: row.pinyin === "" ? initialsOf(row.name) : row.pinyin.toLowerCase(),
    shelf_life_days: row.shelf_life_days,
  };
}

/** A barcode of an item that keeps it is taken; one that its item gives up in this file is not. */
async function complainAboutTakenBarcodes(context: ImportContext, rows: Row[]): Promise<void> {
  const owners = await sqlOf(context.tx)<{ code: string; barcode: string }[]>`
    select code, barcode from items
    where own_store_id is null and barcode in (select unnest(${texts(rows.map((row) => row.barcode))}::text::text[]))`;
  const ownerOf = new Map(owners.map((owner) => [owner.barcode, owner.code]));
  const nextBarcode = new Map(rows.map((row) => [row.code, row.barcode]));
  for (const row of rows) {
    const owner = ownerOf.get(row.barcode);
    if (owner === undefined || owner === row.code) continue;
    if ((nextBarcode.get(owner) ?? row.barcode) !== row.barcode) continue;
    complain(context, row, "barcode", problem("item/barcode-taken", { barcode: row.barcode, item: owner }));
  }
}

/** Pieces cannot become grams under what is already counted, nor under what was promised in an order. */
async function complainAboutUnits(context: ImportContext, rows: Row[], changes: Changes): Promise<void> {
  const changing = changes.updated.filter(({ next, before }) => next.is_weighed !== before?.is_weighed);
  if (changing.length === 0) return;
  const used = await sqlOf(context.tx)<{ code: string }[]>`
    select code from items i
    where code in (select unnest(${texts(changing.map(({ next }) => String(next.code)))}::text::text[]))
      and (exists (select from dc_stock s where s.item_id = i.id) or exists (select from store_stock s where s.item_id = i.id)
           or exists (select from order_lines l where l.item_id = i.id))`;
  const fixed = new Set(used.map((item) => item.code));
  for (const row of rows) {
    if (fixed.has(row.code))
      complain(context, row, "weighed", problem("item/weighed-fixed", { item: row.code }));
  }
}

/** Items of one file may exchange their barcodes: each that gets another one first lets go of its own. */
async function setBarcodesFree(context: ImportContext, changes: Changes): Promise<void> {
  const changing = changes.updated.filter(({ next, before }) => next.barcode !== before?.barcode);
  if (changing.length === 0) return;
  await sqlOf(context.tx)`
    update items set barcode = 'changing ' || id
    where code in (select unnest(${texts(changing.map(({ next }) => String(next.code)))}::text::text[]))`;
}
