import type { Sql } from "postgres";
import { chainFiles, orderBodies, storesOn, type WorldSize } from "../world";

/** The orders that one main route of the bench's chain sends, as numbers of prepared bodies. */
export interface LimitRoute {
  routeId: number;
  linesPerOrder: number;
  firstBody: number;
  bodies: number;
}

type Row = Record<string, string>;

const TEMPLATE_ID = 1;
const pickTypeIds: Record<string, number> = { loose: 1, case: 2, both: 3 };

/** The number in a code; items, plans, DCs and accounts keep theirs. */
const numberOf = (code: string | undefined) => Number(String(code).replace(/^\D+/, ""));
const fenOf = (yuan: string | undefined) => Math.round(Number(yuan) * 100);

/** Fills the reference with the very chain, promotions and orders that the bench gives to the application. */
export async function fillLimit(sql: Sql, size: WorldSize, submitBodies: number): Promise<LimitRoute[]> {
  const files = new Map(chainFiles(size).map(({ kind, rows }) => [kind, recordsOf(rows)]));
  const records = (kind: string) => files.get(kind) ?? [];
  const promotions = records("promotions");
  const stores = records("stores");
  const routeCodes = ["RS", ...size.waves.map(({ route }) => route)];
  await insert(sql, "account", records("accounts"), (row) => ({
    account_id: numberOf(row.code),
    balance_fen: fenOf(row.opening_balance),
    held_fen: 0,
    opening_fen: fenOf(row.opening_balance),
    credit_fen: fenOf(row.credit_limit),
    last_entry_no: 0,
  }));
  await insert(sql, "store", stores, (row, n) => ({
    store_id: n,
    account_id: numberOf(row.account),
    route_id: routeCodes.indexOf(String(row.route).slice(0, 2)),
    plan_id: numberOf(row.plan),
    template_id: TEMPLATE_ID,
  }));
  await insert(sql, "dc_stock", records("dc-stock"), (row, n) => ({
    item_id: numberOf(row.item),
    opening: Number(row.qty),
    on_hand: Number(row.qty),
    reserved: 0,
    place: n,
    dc_id: numberOf(row.dc),
  }));
  await insert(sql, "offer", records("plan-lines"), offerOf(records, promotions));
  await insert(sql, "terms", records("plans"), termsOf(records, promotions));
  const idOf = new Map(stores.map(({ code }, n) => [code, n]));
  const routes = await fillBodies(sql, size, submitBodies, (code) => idOf.get(code) ?? Number.NaN);
  await sql`vacuum analyze`;
  return routes;
}

/** The prices of a plan, by its own terms and the cost of the DC, with the gift that a line of the item earns. */
function offerOf(records: (kind: string) => Row[], promotions: Row[]) {
  const items = new Map(records("items").map((row) => [row.code, row]));
  const costs = new Map(records("dc-stock").map((row) => [row.item, Number(row.unit_cost)]));
  const dcs = new Map(records("dc-stock").map((row) => [row.item, numberOf(row.dc)]));
  const gifts = new Map(promotions.filter(({ kind }) => kind === "buy_get").map((row) => [row.item, row]));
  return (row: Row) => {
    const item = items.get(row.item);
    const cost = (costs.get(row.item) ?? 0) * 100;
    const gift = gifts.get(row.item);
    const costPlus =
      row.price_type === "cost_plus_rate" ? cost * (1 + Number(row.markup) / 100) : cost + fenOf(row.markup);
    return {
      plan_id: numberOf(row.plan),
      template_id: TEMPLATE_ID,
      item_id: numberOf(row.item),
      price_fen: row.price_type === "fixed" ? fenOf(row.fixed_price) : Math.round(costPlus),
      qty_min: 1,
      qty_max: 9_999,
      dc_id: numberOf(row.dc),
      qty_multiple: Number(item?.order_multiple),
      case_each: Number(item?.case_pack),
      pick_type: pickTypeIds[item?.pick_type ?? ""] ?? Number.NaN,
      buy_each: gift ? Number(gift.buy_qty) : null,
      gift_item_id: gift ? numberOf(gift.get_item) : null,
      gift_dc_id: gift ? dcs.get(gift.get_item ?? "") : null,
    };
  };
}

/** What a whole order earns in this chain is the same for every plan: money off from a sum on, and a gift. */
function termsOf(records: (kind: string) => Row[], promotions: Row[]) {
  const discount = promotions.find(({ kind }) => kind === "order_discount");
  const gift = promotions.find(({ kind }) => kind === "order_gift");
  const giftDc = records("dc-stock").find(({ item }) => item === gift?.get_item)?.dc;
  return (row: Row) => ({
    plan_id: numberOf(row.code),
    template_id: TEMPLATE_ID,
    opens_minute: 0,
    closes_minute: 24 * 60,
    goods_min_fen: 1,
    goods_max_fen: 1_000_000_000,
    discount_from_fen: fenOf(discount?.threshold),
    discount_fen: fenOf(discount?.discount),
    gift_from_fen: fenOf(gift?.threshold),
    gift_item_id: numberOf(gift?.get_item),
    gift_dc_id: numberOf(giftDc),
  });
}

/** The bodies of the submit run first, so that their numbers begin at 0, then those of each wave. */
async function fillBodies(
  sql: Sql,
  size: WorldSize,
  submitBodies: number,
  storeId: (code: string) => number,
): Promise<LimitRoute[]> {
  const specs = [{ route: "RS", orders: submitBodies, linesPerOrder: 50 }, ...size.waves];
  let firstBody = 0;
  const routes: LimitRoute[] = [];
  for (const [routeId, { route, orders, linesPerOrder }] of specs.entries()) {
    const bodies = orderBodies(size, storesOn(size, route), linesPerOrder, orders).map((body) => {
      const { store, lines } = JSON.parse(body) as { store: string; lines: { item: string; qty: number }[] };
      return {
        storeId: storeId(store),
        items: `{${lines.map(({ item }) => numberOf(item)).join()}}`,
        qtys: `{${lines.map(({ qty }) => qty).join()}}`,
      };
    });
    await sql`
      insert into body (body_no, store_id, item_ids, qtys)
      select ${firstBody}::int + nth - 1, store_id, item_ids::int[], qtys::int[]
      from unnest(${bodies.map((body) => body.storeId)}::int[], ${bodies.map(({ items }) => items)}::text[],
                  ${bodies.map(({ qtys }) => qtys)}::text[]) with ordinality as b(store_id, item_ids, qtys, nth)`;
    routes.push({ routeId, linesPerOrder, firstBody, bodies: orders });
    firstBody += orders;
  }
  return routes;
}

/** Rows of a file by the names in its first one. A row may be written as one text. */
function recordsOf(rows: (string | number)[][]): Row[] {
  const [titles = [], ...cells] = rows.map((row) => row.join(",").split(","));
  return cells.map((row) => Object.fromEntries(titles.map((title, n) => [title, row[n] ?? ""])));
}

async function insert(
  sql: Sql,
  table: string,
  rows: Row[],
  columnsOf: (row: Row, n: number) => Record<string, number | null | undefined>,
): Promise<void> {
  const json = JSON.stringify(rows.map(columnsOf));
  await sql`insert into ${sql(table)} select r.* from json_populate_recordset(null::${sql(table)}, ${json}::text::json) r`;
}
