import { ean13 } from "@/server/testing/ean13";
import type { RestClient } from "@/server/testing/rest-client";
import { importChain } from "../scripts/rehearse/import-chain";
import { itemCode, promotions } from "./world-promotions";

/** How large a chain the bench builds. Three main routes: `RS` takes the submit runs, `RA` and `RB` the waves. */
export interface WorldSize {
  items: number;
  submitStores: number;
  waves: { route: string; orders: number; linesPerOrder: number }[];
}

const STORES_PER_SUB_ROUTE = 40;
/** Accounts are shared: 1.3 stores each. */
const ACCOUNTS_PER_STORE = 1 / 1.3;
/** One account in so many cannot pay its stores' orders. */
const ONE_POOR_IN = 14;

const pad = (n: number, width: number) => String(n).padStart(width, "0");

function storesOf({ submitStores, waves }: WorldSize): { code: string; route: string }[] {
  const groups = [
    { route: "RS", count: submitStores },
    ...waves.map(({ route, orders }) => ({ route, count: orders })),
  ];
  return groups.flatMap(({ route, count }) =>
    Array.from({ length: count }, (_, n) => ({ code: `${route}-${pad(n + 1, 4)}`, route })),
  );
}

/** The stores of one main route, in order of their codes. */
export const storesOn = (size: WorldSize, route: string) =>
  storesOf(size)
    .filter((store) => store.route === route)
    .map((store) => store.code);

const subRouteOf = (route: string, n: number) =>
  `${route}${pad(Math.floor(n / STORES_PER_SUB_ROUTE) + 1, 3)}`;

/** The chain as the files that the import takes. */
export function chainFiles(size: WorldSize): { kind: string; rows: (string | number)[][] }[] {
  const stores = storesOf(size);
  const positions = new Map<string, number>();
  const placed = stores.map((store) => {
    const n = positions.get(store.route) ?? 0;
    positions.set(store.route, n + 1);
    return { ...store, subRoute: subRouteOf(store.route, n), stop: (n % STORES_PER_SUB_ROUTE) + 1 };
  });
  const accountCount = Math.max(1, Math.round(stores.length * ACCOUNTS_PER_STORE));
  const account = (n: number) => `BA${pad(n % accountCount, 5)}`;
  const items = Array.from({ length: size.items }, (_, n) => n);
  const pickTypes = ["loose", "loose", "loose", "both", "case"];
  const pick = (n: number) => pickTypes[n % pickTypes.length] ?? "loose";
  const dcOf = (n: number) => (n % 5 === 0 ? "0002" : "0001");
  const price = (n: number) => (1 + (n % 400) / 20).toFixed(2);
  const subRoutes = new Map(placed.map((store) => [store.subRoute, store.route]));
  return [
    {
      kind: "dcs",
      rows: [
        ["code", "name", "zone"],
        ["0001", "Ambient DC", "ambient"],
        ["0002", "Chilled DC", "chilled"],
      ],
    },
    {
      kind: "categories",
      rows: [
        ["code", "name", "parent"],
        ...Array.from({ length: 20 }, (_, n) => [`C${pad(n, 2)}`, `Category ${n}`, ""]),
      ],
    },
    {
      kind: "items",
      rows: [
        [
          "code",
          "barcode",
          "name",
          "category",
          "unit",
          "case_pack",
          "order_multiple",
          "pick_type",
          "tax_rate_pct",
        ],
        ...items.map((n) => [
          itemCode(n),
          ean13(n),
          `Item ${n}`,
          `C${pad(n % 20, 2)}`,
          "pcs",
          12,
          pick(n) === "case" ? 12 : 1,
          pick(n),
          13,
        ]),
      ],
    },
    {
      kind: "routes",
      rows: [
        ["code", "name", "parent"],
        ...[...new Set(subRoutes.values())].map((code) => [code, `Trunk ${code}`, ""]),
        ...[...subRoutes].map(([code, parent]) => [code, `Sub-route ${code}`, parent]),
      ],
    },
    {
      kind: "plans",
      rows: [
        ["code", "name"],
        ["P1", "Fixed"],
        ["P2", "Cost plus 8 %"],
        ["P3", "Cost plus 0.30"],
      ],
    },
    {
      kind: "plan-lines",
      rows: [
        ["plan", "item", "dc", "returnable", "price_type", "fixed_price", "markup"],
        ...items.flatMap((n) => [
          ["P1", itemCode(n), dcOf(n), "yes", "fixed", price(n), ""],
          ["P2", itemCode(n), dcOf(n), "yes", "cost_plus_rate", "", "8"],
          ["P3", itemCode(n), dcOf(n), "yes", "cost_plus_amount", "", "0.30"],
        ]),
      ],
    },
    {
      kind: "templates",
      rows: [
        ["code", "name"],
        ["T1", "Every day"],
      ],
    },
    {
      kind: "template-lines",
      rows: [
        ["template", "category", "day_rule", "start", "end"],
        ["T1", "*", "daily", "00:00", "00:00"],
      ],
    },
    {
      kind: "accounts",
      rows: [
        ["code", "name", "credit_limit", "opening_balance"],
        ...Array.from({ length: accountCount }, (_, n) => [
          account(n),
          `Account ${n}`,
          "500.00",
          n % ONE_POOR_IN === 3 ? "100.00" : "90000000.00",
        ]),
      ],
    },
    {
      kind: "stores",
      rows: [
        ["code", "name", "kind", "settlement", "account", "plan", "template", "route", "stop_sequence"],
        ...placed.map((store, n) => [
          store.code,
          `Store ${store.code}`,
          "franchise",
          "prepaid",
          account(n),
          ["P1", "P1", "P2", "P3"][n % 4] ?? "P1",
          "T1",
          store.subRoute,
          store.stop,
        ]),
      ],
    },
    {
      kind: "dc-stock",
      rows: [
        ["dc", "item", "location", "qty", "unit_cost"],
        ...items.map((n) => [
          dcOf(n),
          itemCode(n),
          `${String.fromCharCode(65 + (n % 12))}-${pad(Math.floor(n / 12) % 40, 2)}-1`,
          12_000_000,
          (0.8 * Number(price(n))).toFixed(6),
        ]),
      ],
    },
    { kind: "promotions", rows: promotions().map((row) => [row]) },
  ];
}

/** Fills an empty database with the bench's chain, through the import. */
export async function buildWorld(hq: RestClient, size: WorldSize, now?: Date): Promise<void> {
  const files = chainFiles(size).map(({ kind, rows }) => ({
    kind,
    csv: `${rows.map((row) => row.join(",")).join("\n")}\n`,
    rows: rows.length - 1,
  }));
  await importChain(hq, { files }, now);
}

/** Order bodies of `lines` different items each, one store after the other; the same in every run. */
export function orderBodies(
  size: WorldSize,
  stores: readonly string[],
  lines: number,
  count: number,
): string[] {
  let seed = 20261123;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, n) => {
    const items = new Set<number>();
    while (items.size < lines) items.add(random(size.items));
    return JSON.stringify({
      store: stores[n % stores.length],
      lines: [...items].map((item) => ({ item: itemCode(item), qty: 12 * (1 + random(3)) })),
    });
  });
}
