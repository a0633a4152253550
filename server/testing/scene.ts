import { ean13 } from "./ean13";
import type { RestWorld } from "./rest-world";
import type { Account, PoolRow, PoolStore, Quote, Stock, Warning, Wave } from "./scene-answers";

/** Everything that a scene leaves out has an ordinary value: 1.00 a piece, loose, plenty in DC 0001. */
interface ItemSpec {
  price?: string;
  /** Cost-plus instead of a fixed price: per cent, or an amount. */
  plusRate?: string;
  plusAmount?: string;
  pack?: number;
  multiple?: number;
  pick?: "case" | "loose" | "both";
  dc?: "0001" | "0002";
  stock?: number;
  cost?: string;
  category?: string;
  weighed?: boolean;
  notOrderable?: string;
  isInPlan?: boolean;
}

interface AccountSpec {
  balance?: string;
  credit?: string;
  validTo?: string;
}

interface StoreSpec {
  kind?: "franchise" | "direct" | "independent";
  settlement?: "prepaid" | "cod";
  account?: string;
  codLimit?: string;
  /** A leaf of `routes`; the scene's only leaf unless told. */
  route?: string;
}

interface SceneSpec {
  items: Record<string, ItemSpec>;
  accounts?: Record<string, AccountSpec>;
  stores?: Record<string, StoreSpec>;
  /** Rows `category day_rule start end min max`, parted by blanks ("-" for none); one that is always open unless told. */
  template?: string[];
  /** Leaf routes below the scene's main route. */
  routes?: string[];
  exceptions?: { store: string; item: string; dc: string }[];
}

/** The opening of the scene's chain: everything is in force from here on. */
const FOUNDED = "2025-03-01T08:00:00+08:00";
/** A Monday morning. */
export const MONDAY = "2025-03-10T09:00:00+08:00";

let scenes = 0;

export type Scene = Awaited<ReturnType<typeof scene>>;

/**
 * Imports a small chain of its own into the world: own items, plan, template, routes, accounts and stores, so that
 * scenes of one file do not meet. Names in the spec get the scene's number (`code("cola")` is "cola-7").
 */
export async function scene(world: RestWorld, spec: SceneSpec) {
  scenes += 1;
  const no = scenes;
  const code = (name: string) => (name === "" ? "" : `${name}-${no}`);
  const items = Object.entries(spec.items);
  const stores = Object.entries(spec.stores ?? { store: {} });
  const accounts = Object.entries(spec.accounts ?? { account: { balance: "1000000.00" } });
  const leaves = spec.routes ?? ["leaf"];
  const categories = [...new Set(items.map(([, item]) => item.category ?? "goods"))];
  const main = code("main");
  const defaultAccount = accounts[0]?.[0] ?? "";

  const files: Record<string, string[]> = {
    dcs: ["code,name,zone", "0001,Ambient,ambient", "0002,Chilled,chilled"],
    categories: ["code,name", ...categories.map((name) => `${code(name)},${name}`)],
    items: [
      "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,weighed,orderable,not_orderable_reason",
      ...items.map(([name, item], n) =>
        [
          code(name),
          ean13(no * 1000 + n),
          name,
          code(item.category ?? "goods"),
          "pcs",
          item.pack ?? 1,
          item.multiple ?? (item.pick === "case" ? item.pack : 1),
          item.pick ?? "loose",
          item.weighed ? "yes" : "no",
          item.notOrderable ? "no" : "yes",
          item.notOrderable ?? "",
        ].join(","),
      ),
    ],
    routes: ["code,name,parent", `${main},Main,`, ...leaves.map((leaf) => `${code(leaf)},${leaf},${main}`)],
    plans: ["code,name", `${code("plan")},Plan`],
    "plan-lines": [
      "plan,item,dc,returnable,price_type,fixed_price,markup",
      ...items
        .filter(([, item]) => item.isInPlan !== false)
        .map(([name, item]) =>
          [
            code("plan"),
            code(name),
            item.dc ?? "0001",
            "yes",
            item.plusRate ? "cost_plus_rate" : item.plusAmount ? "cost_plus_amount" : "fixed",
            item.plusRate || item.plusAmount ? "" : (item.price ?? "1.00"),
            item.plusRate ?? item.plusAmount ?? "",
          ].join(","),
        ),
    ],
    templates: ["code,name", `${code("template")},Template`],
    "template-lines": [
      "template,category,day_rule,start,end,min_amount,max_amount",
      ...(spec.template ?? ["* daily 00:00 00:00"]).map((row) => {
        const [category = "*", dayRule = "", start = "", end = "", least = "", most = ""] = row.split(" ");
        return [
          code("template"),
          category === "*" ? "*" : code(category),
          `"${dayRule}"`,
          start,
          end,
          least.replace("-", ""),
          most,
        ].join(",");
      }),
    ],
    accounts: [
      "code,name,credit_limit,credit_valid_to,opening_balance",
      ...accounts.map(([name, { balance = "0.00", credit = "0.00", validTo = "" }]) =>
        [code(name), name, credit, validTo, balance].join(","),
      ),
    ],
    stores: [
      "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
      ...stores.map(([name, store], n) =>
        [
          code(name),
          name,
          store.kind ?? "franchise",
          store.settlement ?? "prepaid",
          store.kind === "direct" ? "" : code(store.account ?? defaultAccount),
          store.codLimit ?? "",
          code("plan"),
          code("template"),
          code(store.route ?? leaves[0] ?? ""),
          n + 1,
        ].join(","),
      ),
    ],
    "source-exceptions": [
      "store,item,dc",
      ...(spec.exceptions ?? []).map(({ store, item, dc }) => `${code(store)},${code(item)},${dc}`),
    ],
    "dc-stock": [
      "dc,item,location,qty,unit_cost",
      ...items
        .filter(([, item]) => item.stock !== 0)
        .map(([name, item], n) =>
          [item.dc ?? "0001", code(name), `A-${n}`, item.stock ?? 100_000, item.cost ?? "0.500000"].join(","),
        ),
    ],
  };
  for (const [kind, rows] of Object.entries(files)) {
    if (rows.length < 2) continue;
    await world.hq.post(`imports/${kind}?mode=apply`, `${rows.join("\n")}\n`, {
      now: FOUNDED,
      contentType: "text/csv",
    });
  }

  const { owner, planner, finance } = world;
  const orderOf = (store: string, lines: Record<string, number>) => ({
    store: code(store),
    lines: Object.entries(lines).map(([item, qty]) => ({ item: code(item), qty })),
  });
  const route = (leaf?: string) => (leaf === undefined ? main : code(leaf));
  return {
    code,
    main,
    orderOf,
    quote: (store: string, lines: Record<string, number>, now = MONDAY) =>
      owner.post<Quote>("quotes", orderOf(store, lines), { now }),
    order: (store: string, lines: Record<string, number>, now = MONDAY) =>
      owner.post<Quote & { order: string; status: string; warnings: Warning[] }>(
        "orders",
        orderOf(store, lines),
        { now },
      ),
    wave: (
      mode: "simulate" | "generate",
      { leaf, now = MONDAY, ...rest }: { leaf?: string; now?: string; dc?: string; pickType?: string } = {},
    ) => planner.post<Wave>("waves", { route: route(leaf), mode, ...rest }, { now }),
    /** Release, confirm with these exceptions, approve. */
    async ship(wave: string, exceptions: object[] = [], now = MONDAY) {
      await planner.post(`waves/${wave}/release`, {}, { now });
      await planner.post(`waves/${wave}/confirm`, { exceptions }, { now });
      return planner.post<{ approved: number }>(`waves/${wave}/approve`, {}, { now });
    },
    account: (name = defaultAccount, now = MONDAY) => finance.get<Account>(`accounts/${code(name)}`, { now }),
    pool: () => planner.all<PoolStore>(`pool?route=${main}`, { now: MONDAY }),
    /** The order's rows that wait for a run. */
    poolRows: async (order: string) =>
      (await planner.all<PoolRow>(`pool/rows?order=${order}`)).filter((row) => row.state === "pooled"),
    dcStock: async (item: string, dc = "0001") =>
      (await planner.get<{ rows: Stock[] }>(`dcs/${dc}/stock?item=${code(item)}`)).rows[0],
    storeStock: async (store: string, item: string) =>
      (await owner.get<{ rows: Stock[] }>(`stores/${code(store)}/stock?item=${code(item)}`)).rows[0],
  };
}
