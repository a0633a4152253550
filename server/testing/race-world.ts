import { ean13 } from "./ean13";
import type { RestClient } from "./rest-client";

export interface RaceWorld {
  stores: string[];
  accounts: string[];
  items: string[];
  /** Main and sub-routes: planners take any of them, so their waves overlap. */
  routes: string[];
}

const ITEMS = 60;
const SUB_ROUTES = 6;

const pad = (n: number) => String(n).padStart(3, "0");
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

interface Size {
  stores: number;
  accounts: number;
  /** So many times as much money as makes it run out. */
  richness?: number;
}

/** A small chain in which everything is scarce: stores share an account, an item is short, money runs out. */
export async function buildRaceWorld(
  hq: RestClient,
  size: Size = { stores: 48, accounts: 12 },
): Promise<RaceWorld> {
  for (const [kind, ...rows] of raceFiles(size)) {
    await hq.post(`imports/${kind}?mode=apply`, `${rows.join("\n")}\n`, { contentType: "text/csv" });
  }
  return {
    stores: many(size.stores, (n) => `S${pad(n)}`),
    accounts: many(size.accounts, (n) => `A${pad(n)}`),
    items: many(ITEMS, (n) => `I${pad(n)}`),
    routes: ["R1", "R2", ...many(SUB_ROUTES, (n) => `R${(n % 2) + 1}${n}`)],
  };
}

/** The kind, then its rows. */
function raceFiles({ stores, accounts, richness = 1 }: Size): [string, ...string[]][] {
  return [
    ["dcs", "code,name,zone", "0001,Ambient,ambient", "0002,Chilled,chilled"],
    ["categories", "code,name", "C1,All"],
    [
      "items",
      "code,barcode,name,category,unit,case_pack,pick_type",
      ...many(ITEMS, (n) => `I${pad(n)},${ean13(n)},Item ${n},C1,pcs,6,${["loose", "both", "loose"][n % 3]}`),
    ],
    [
      "routes",
      "code,name,parent",
      "R1,Trunk 1,",
      "R2,Trunk 2,",
      ...many(SUB_ROUTES, (n) => `R${(n % 2) + 1}${n},Sub-route ${n},R${(n % 2) + 1}`),
    ],
    ["plans", "code,name", "P1,Fixed"],
    [
      "plan-lines",
      "plan,item,dc,returnable,price_type,fixed_price",
      ...many(ITEMS, (n) => `P1,I${pad(n)},${n % 4 ? "0001" : "0002"},yes,fixed,${(1 + n / 10).toFixed(2)}`),
    ],
    ["templates", "code,name", "T1,Every day"],
    ["template-lines", "template,category,day_rule,start,end", "T1,*,daily,00:00,00:00"],
    [
      "accounts",
      "code,name,credit_limit,opening_balance",
      ...many(
        accounts,
        (n) => `A${pad(n)},Account ${n},${n % 3 ? "0.00" : "500.00"},${(n + 1) * 2000 * richness}.00`,
      ),
    ],
    [
      "stores",
      "code,name,kind,settlement,account,plan,template,route,stop_sequence",
      ...many(stores, (n) => {
        const sub = n % SUB_ROUTES;
        return `S${pad(n)},Store ${n},franchise,prepaid,A${pad(n % accounts)},P1,T1,R${(sub % 2) + 1}${sub},${n}`;
      }),
    ],
    [
      "dc-stock",
      "dc,item,location,qty,unit_cost",
      ...many(
        ITEMS,
        (n) => `${n % 4 ? "0001" : "0002"},I${pad(n)},A-${pad(n)},${n % 5 ? 50000 : 500},0.500000`,
      ),
    ],
  ];
}
