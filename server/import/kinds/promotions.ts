import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { code, codes, day, money, oneOf, optional, required, text, whole, yesNo } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";
import { compareRows, type Values, writeChanges } from "../upsert";
import { ascending, type Links, movedLinks, writeLinks } from "./promotion-links";

const columns = {
  code: required(code),
  name: required(text(300)),
  kind: required(oneOf("buy_get", "order_discount", "order_gift", "coupon_issue")),
  from: required(day),
  to: required(day),
  stores: optional(codes, null),
  item: optional(codes, null),
  category: optional(code, null),
  buy_qty: optional(whole(1), null),
  get_item: optional(code, null),
  get_qty: optional(whole(1), null),
  repeat: optional(yesNo, null),
  threshold: optional(money(1), null),
  discount: optional(money(1), null),
  coupon_value: optional(money(1), null),
  coupon_min_order: optional(money(), null),
  coupon_days: optional(whole(1, 3_660), null),
  cap_per_order: optional(whole(1), null),
  cap_per_store: optional(whole(1), null),
  priority: optional(whole(0, 1_000_000), 100),
};
type Row = FileRow<typeof columns>;
type Figure =
  | "buy_qty"
  | "get_item"
  | "get_qty"
  | "threshold"
  | "discount"
  | "coupon_value"
  | "coupon_min_order"
  | "coupon_days";

/** Which figures a kind needs and which it may have; the others would be without effect and are refused. */
const figuresOf: Record<Row["kind"], { needed: readonly Figure[]; allowed: readonly Figure[] }> = {
  buy_get: { needed: ["buy_qty"], allowed: ["get_item", "get_qty"] },
  order_discount: { needed: ["threshold", "discount"], allowed: [] },
  order_gift: { needed: ["threshold", "get_item"], allowed: ["get_qty"] },
  coupon_issue: { needed: ["threshold", "coupon_value", "coupon_days"], allowed: ["coupon_min_order"] },
};
const figures = [
  "buy_qty",
  "get_item",
  "get_qty",
  "threshold",
  "discount",
  "coupon_value",
  "coupon_min_order",
  "coupon_days",
] as const satisfies readonly Figure[];

const target = {
  table: "promotions",
  key: { code: "text" },
  values: {
    name: "text",
    kind: "promotion_kind",
    valid_from: "date",
    valid_to: "date",
    item_id: "int4",
    category_id: "int4",
    buy_each: "int8",
    get_item_id: "int4",
    get_each: "int8",
    is_repeating: "bool",
    threshold_fen: "int8",
    discount_fen: "int8",
    coupon_value_fen: "int8",
    coupon_min_order_fen: "int8",
    coupon_days: "int4",
    cap_per_order: "int4",
    cap_per_store: "int4",
    priority: "int4",
  },
};

/** Delivery promotions (R18, rulings 1 to 3): for every store, or for those named. */
export const promotions = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "code", (row) => row.code);
    for (const row of rows) complainAboutRules(context, row);
    const items = await itemsOf(context, rows);
    const stores = await storesOf(context, rows);
    const changes = await compareRows(context, target, await valuesOf(context, rows, items));
    const movedStores = await movedLinks(context, "stores", stores);
    const movedItems = await movedLinks(context, "items", items.several);
    const created = new Set(changes.created.map(({ next }) => next.code));
    const changed = new Set(changes.updated.map(({ next }) => next.code));
    for (const code of [...movedStores, ...movedItems]) if (!created.has(code)) changed.add(code);
    const isTouched = (code: string) => created.has(code) || changed.has(code);
    return {
      created: created.size,
      updated: changed.size,
      unchanged: rows.length - created.size - changed.size,
      write: async () => {
        await writeChanges(context, target, changes);
        await writeLinks(context, "stores", movedStores, stores);
        await countVersions(context, [...changed].map(String));
        await writeLinks(context, "items", [...items.several.keys()].filter(isTouched), items.several);
      },
    };
  },
});

function complainAboutRules(context: ImportContext, row: Row): void {
  const because = `kind is ${row.kind}`;
  const { needed, allowed } = figuresOf[row.kind];
  for (const column of figures) {
    const isFilled = row[column] !== null;
    if (needed.includes(column)) {
      if (!isFilled) complain(context, row, column, problem("import/needed-here", { column, because }));
    } else if (isFilled && !allowed.includes(column)) {
      complain(context, row, column, problem("import/not-used-here", { column, because }));
    }
  }
  if (row.kind === "buy_get" && row.item?.length !== 1 && row.get_item === null) {
    const reason = row.item === null ? "kind is buy_get without item" : "kind is buy_get of several items";
    complain(
      context,
      row,
      "get_item",
      problem("import/needed-here", { column: "get_item", because: reason }),
    );
  }
  if (row.item !== null && row.category !== null)
    complain(context, row, "category", problem("promotion/one-scope"));
  if (row.to < row.from)
    complain(context, row, "to", problem("import/period-reversed", { from: row.from, to: row.to }));
}

interface ItemsOfRows {
  /** The item of a promotion that counts one. */
  single: ReadonlyMap<string, number>;
  /** Those of a promotion that counts several together; none where it counts one, a category or everything. */
  several: Links;
}

async function itemsOf(context: ImportContext, rows: Row[]): Promise<ItemsOfRows> {
  const itemOf = await findReferences(
    context,
    "item",
    rows.flatMap((row) => row.item ?? []),
  );
  const ids = rows.map(({ code, item, row }) => {
    const found = ascending((item ?? []).map((one) => itemOf({ row }, "item", one) ?? 0));
    return { code, found };
  });
  return {
    single: new Map(
      ids.flatMap(({ code, found: [id, ...more] }) =>
        id === undefined || more.length > 0 ? [] : [[code, id]],
      ),
    ),
    several: new Map(ids.map(({ code, found }) => [code, found.length > 1 ? found : []])),
  };
}

async function valuesOf(context: ImportContext, rows: Row[], items: ItemsOfRows): Promise<Values[]> {
  const itemOf = await findReferences(
    context,
    "item",
    rows.map((row) => row.get_item),
  );
  const categoryOf = await findReferences(
    context,
    "category",
    rows.map((row) => row.category),
  );
  return rows.map((row) => {
    const isGiving = row.kind === "buy_get" || row.kind === "order_gift";
    const itemId = items.single.get(row.code) ?? null;
    return {
      code: row.code,
      name: row.name,
      kind: row.kind,
      valid_from: row.from,
      valid_to: row.to,
      item_id: itemId,
      category_id: row.category === null ? null : (categoryOf(row, "category", row.category) ?? 0),
      buy_each: row.buy_qty,
      get_item_id:
        row.get_item === null ? (isGiving ? itemId : null) : (itemOf(row, "get_item", row.get_item) ?? 0),
      get_each: isGiving ? (row.get_qty ?? 1) : null,
      is_repeating: row.repeat ?? row.kind === "buy_get",
      threshold_fen: row.threshold,
      discount_fen: row.discount,
      coupon_value_fen: row.coupon_value,
      coupon_min_order_fen: row.kind === "coupon_issue" ? (row.coupon_min_order ?? 0) : null,
      coupon_days: row.coupon_days,
      cap_per_order: row.cap_per_order,
      cap_per_store: row.cap_per_store,
      priority: row.priority,
    };
  });
}

/** The stores that each promotion is for, ascending; none means every store. */
async function storesOf(context: ImportContext, rows: Row[]): Promise<Links> {
  const storeOf = await findReferences(
    context,
    "store",
    rows.flatMap((row) => row.stores ?? []),
  );
  return new Map(
    rows.map((row) => [
      row.code,
      ascending((row.stores ?? []).map((store) => storeOf(row, "stores", store) ?? 0)),
    ]),
  );
}

/**
 * A file says all that a promotion is: what it changes is a new version (2.8), and what only the desk can say of its scope,
 * items that are left out and groups of stores, is gone.
 */
async function countVersions(context: ImportContext, changed: string[]): Promise<void> {
  if (changed.length === 0) return;
  const sql = sqlOf(context.tx);
  const promotions = sql`select id from promotions where code in (select unnest(${texts(changed)}::text::text[]))`;
  await sql`delete from promotion_items where promotion_id in (${promotions})`;
  await sql`delete from promotion_store_groups where promotion_id in (${promotions})`;
  await sql`
    update promotions p set version = 1 + greatest(p.version, (
      select max(version) from promotion_versions v where v.promotion_id = p.id))
    where p.id in (${promotions})`;
}
