import type { Sql } from "@/db/client";
import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { ean13 } from "./ean13";

/** The same sequence of numbers for the same seed: a day that failed can be lived again. */
export function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    /** True in so many of a hundred. */
    isLucky: (percent: number) => below(100) < percent,
    /** One of them; of none, undefined. */
    oneOf: <T>(list: readonly T[]): T | undefined => list[below(list.length)],
  };
}
export type Chance = ReturnType<typeof chance>;

/** How an item is packed and picked; HQ changes its mind about it during the day. */
interface Pack {
  pack: number;
  multiple: number;
  pick: "case" | "loose" | "both";
  weighed: "yes" | "no";
}

const packs: Record<string, Pack> = {
  PIECE: { pack: 1, multiple: 1, pick: "loose", weighed: "no" },
  COLD: { pack: 6, multiple: 2, pick: "loose", weighed: "no" },
  CASE: { pack: 12, multiple: 12, pick: "case", weighed: "no" },
  BOTH: { pack: 24, multiple: 1, pick: "both", weighed: "no" },
  FIVES: { pack: 10, multiple: 5, pick: "both", weighed: "no" },
  MEAT: { pack: 1, multiple: 1, pick: "loose", weighed: "yes" },
  /** In the plan and in no stock. */
  NONE: { pack: 1, multiple: 1, pick: "loose", weighed: "no" },
  FREE: { pack: 1, multiple: 1, pick: "loose", weighed: "no" },
};
const items = Object.keys(packs);
export const stores = ["S0", "S1", "S2", "S3", "S4"] as const;
/** What a store may become: kind, settlement, account, COD limit. */
const kinds = [
  "franchise,prepaid,A0,",
  "franchise,prepaid,A1,",
  "franchise,prepaid,A2,",
  "independent,cod,,800.00",
  "independent,cod,A1,50.00",
  "direct,prepaid,,",
];
const startingKinds = [0, 0, 1, 3, 5];

type Terms = ReadonlyMap<string, Pack>;

const itemFile = (terms: Terms, names: readonly string[]) => [
  "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,weighed",
  ...names.map((name) => {
    const { pack, multiple, pick, weighed } = terms.get(name) ?? raise(name);
    return `${name},${ean13(items.indexOf(name))},${name},10,pcs,${pack},${multiple},${pick},${weighed}`;
  }),
];

const storeFile = (rows: readonly (readonly [store: string, kind: string, place: number])[]) => [
  "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
  ...rows.map(([store, kind, place]) => `${store},${store},${kind},P${place % 2},T,R${place % 2},${place}`),
];

const planHead = "plan,item,dc,returnable,price_type,fixed_price,markup";
const planRow = (plan: string, item: string) => {
  if (item === "FREE") return `${plan},${item},0001,yes,fixed,0.00,`;
  if (item === "COLD") return `${plan},${item},0002,yes,cost_plus_rate,,8`;
  return `${plan},${item},0001,yes,fixed,${plan === "P0" ? "3.33" : "1.07"},`;
};

/** Given at the start; others are earned during the day. */
const coupons = Array.from({ length: 12 }, (_, n) => `CP${n}`);
const promotionFile = [
  "code,name,kind,from,to,stores,item,category,buy_qty,get_item,get_qty,repeat,threshold,discount,coupon_value,coupon_days,cap_per_order,cap_per_store",
  ...[
    "BUY,Buy,buy_get,*,PIECE,,5,,2,,,,,,3,20",
    "MEAT,Meat,buy_get,*,MEAT,,700,,333,,,,,,,",
    "COLD,Cold,buy_get,*,BOTH,,10,COLD,1,,,,,,,",
    "LOW,Low,order_discount,*,,,,,,,10.00,0.77,,,,",
    'HIGH,High,order_discount,"S0,S3",,,,,,yes,30.00,3.33,,,,9',
    "FOOD,Food,order_discount,*,,10,,,,,5.00,0.11,,,,",
    "GIFT,Gift,order_gift,*,,,,BOTH,25,,20.00,,,,,",
    "COUPON,Coupon,coupon_issue,*,,,,,,yes,15.00,,2.22,2,2,",
  ].map((row) => row.replace(/^(\w+,\w+,\w+),/, "$1,2026-01-01,2026-12-31,")),
];

/** The files of the chain, in the order of import. */
function chainFiles(terms: Terms): [kind: string, rows: string[]][] {
  const stocked = items.filter((item) => item !== "NONE");
  return [
    ["dcs", ["code,name,zone", "0001,Dry,ambient", "0002,Cold,chilled"]],
    ["categories", ["code,name", "10,Food"]],
    ["items", itemFile(terms, items)],
    ["routes", ["code,name,parent", "R,Main,", "R0,East,R", "R1,West,R"]],
    ["plans", ["code,name", "P0,P0", "P1,P1"]],
    ["plan-lines", [planHead, ...items.flatMap((item) => [planRow("P0", item), planRow("P1", item)])]],
    ["templates", ["code,name", "T,T"]],
    ["template-lines", ["template,category,day_rule,start,end", "T,*,daily,00:00,00:00"]],
    [
      "accounts",
      [
        "code,name,credit_limit,opening_balance",
        "A0,A0,100.00,900.00",
        "A1,A1,0.00,500.00",
        "A2,A2,0.00,100000.00",
      ],
    ],
    ["stores", storeFile(stores.map((store, n) => [store, kinds[startingKinds[n] ?? 0] ?? "", n]))],
    [
      "dc-stock",
      [
        "dc,item,location,qty,unit_cost",
        ...stocked.flatMap((item, n) => [
          `0001,${item},A-${n},${item === "MEAT" ? 200_000 : 900},0.${n + 1}23456`,
          `0002,${item},B-${n},500,1.234567`,
        ]),
      ],
    ],
    ["promotions", promotionFile],
    [
      "coupons",
      [
        "code,account,value,min_order,valid_from,valid_to",
        ...coupons.map((code, n) => `${code},A${n % 3},${n + 1}.50,${n * 5}.00,2026-03-01,2026-03-${11 + n}`),
      ],
    ],
  ];
}

/** A chain of two DCs, two routes and five stores in which money and goods are always a little short. */
export async function randomChain(db: Db, { below, isLucky, oneOf }: Chance, start: Date) {
  const clock = { now: start };
  const apply = (kind: string, rows: string[]) => {
    const content = Buffer.from(`${rows.join("\n")}\n`);
    return importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, clock.now);
  };
  const terms = new Map(Object.entries(packs));
  for (const [kind, rows] of chainFiles(terms)) await apply(kind, rows);

  return {
    clock,
    /** Up to six lines of what the item's packing allows. */
    cart: () =>
      Array.from({ length: 1 + below(6) }, () => {
        const item = oneOf(items) ?? "PIECE";
        const { pack, multiple, pick, weighed } = terms.get(item) ?? raise(item);
        const step = pick === "case" ? pack : multiple;
        return { item, qty: step * (1 + below(weighed === "yes" ? 3_000 : Math.ceil(60 / step))) };
      }),
    /** One time in three a coupon, which may be anybody's. */
    coupons: async () => {
      if (!isLucky(35)) return undefined;
      const rows = await sqlOf(db)<{ code: string }[]>`select code from coupons order by id desc limit 20`;
      return [oneOf(rows)?.code ?? "NONE"];
    },
    moveStore: () => apply("stores", storeFile([[oneOf(stores) ?? "S0", oneOf(kinds) ?? "", below(6)]])),
    repackItem: async () => {
      const item = oneOf(items) ?? "PIECE";
      const before = terms.get(item) ?? raise(item);
      const pack = oneOf([1, 6, 12, 24]) ?? 1;
      const pick = oneOf(["case", "loose", "both"] as const) ?? "loose";
      const weighed = isLucky(20) ? "yes" : before.weighed;
      terms.set(item, { pack, multiple: pick === "case" ? pack : 1, pick, weighed });
      try {
        await apply("items", itemFile(terms, [item]));
      } catch (error) {
        terms.set(item, before);
        throw error;
      }
    },
    repriceItem: () => {
      const row = `${oneOf(["P0", "P1"])},${oneOf(items)},${oneOf(["0001", "0002"])},yes,fixed,${below(5)}.${below(90) + 10},`;
      return apply("plan-lines", [planHead, row]);
    },
  };
}
export type RandomChain = Awaited<ReturnType<typeof randomChain>>;

function raise(item: string): never {
  throw new Error(`no item ${item}`);
}

/** What generation promises beyond the proof: nobody is asked for more than they have, no row is left behind. */
export async function broken(db: Db, wave: string): Promise<string[]> {
  const sql: Sql = sqlOf(db);
  const rows = await sql<{ what: string }[]>`
    select 'account ' || a.code || ' is overdrawn' as what from accounts a
    where a.balance_fen - a.held_fen + a.credit_limit_fen < 0 and exists (
      select from deliveries d join waves w on w.id = d.wave_id
      where w.wave_no = ${wave} and d.account_id = a.id and d.settlement = 'prepaid' and d.allocated_fen > 0)
    union all
    select 'store ' || s.code || ' owes more than its limit' from stores s
    where (select sum(c.amount_fen) from cod_dues c where c.store_id = s.id and c.status = 'open') > coalesce(s.cod_limit_fen, 0)
      and exists (select from deliveries d join waves w on w.id = d.wave_id
        where w.wave_no = ${wave} and d.store_id = s.id and d.settlement = 'cod' and d.allocated_fen > 0)
    union all
    select 'order ' || o.order_no || ' is ' || o.status || ' and in the pool' from orders o
    where o.status not in ('pooled', 'partly_generated') and exists (select from pool_rows r where r.order_id = o.id)`;
  return rows.map(({ what }) => what);
}
