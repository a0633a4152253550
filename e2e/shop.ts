import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { type ImportKind, importFile } from "@/server/import";
import { ean13 } from "@/server/testing/ean13";
import { expect } from "./fixtures";
import { givenPerson, signIn } from "./people";

let shops = 0;

interface ShopItem {
  name: string;
  price: string;
  multiple?: number;
  pack?: number;
  stock?: number;
  pinyin?: string;
  notOrderable?: string;
  /** Where it lies in the DC, … unless told. */
  location?: string;
  /** Ordered and picked in full cases; loose unless told. */
  isCase?: boolean;
  /** Whether the plan lets it go back; yes unless told. */
  isReturnable?: boolean;
}

interface ShopSpec {
  items: Record<string, ShopItem>;
  balance?: string;
  /** Balance of the neighbour: another owner's store, the next stop of the same route. */
  neighbourBalance?: string;
  /** Least amount of an order. */
  minimum?: string;
  maximum?: string;
  /** How much the store may return, as files write it; nothing unless told. */
  returnPolicy?: string;
}

export type Shop = Awaited<ReturnType<typeof givenShop>>;
type Code = (name: string) => string;

/**
 * A store of its own with an owner, an account and a window that is always open, served by a DC and a route of its own; next
 * to it a neighbour with an account of hers. Codes never meet those of other shops.
 */
export async function givenShop(db: Db, spec: ShopSpec) {
  shops += 1;
  const tag = `${process.pid.toString(36)}${shops}`.toUpperCase();
  const code: Code = (name) => `${name}-${tag}`;
  const codes = Object.keys(spec.items);
  const barcode = (name: string) => ean13(Number.parseInt(tag, 36) * 100 + codes.indexOf(name));
  const bring = (kind: ImportKind, rows: string[]) =>
    importFile(
      db,
      systemActor,
      { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
      new Date(),
    );
  const catalogue = (items: Record<string, ShopItem>) => [
    "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,orderable,not_orderable_reason,pinyin",
    ...Object.entries({ ...spec.items, ...items }).map(([name, item]) => itemRow(name, item)),
  ];
  function itemRow(
    name: string,
    {
      name: label,
      pack = 12,
      isCase = false,
      multiple = isCase ? pack : 1,
      pinyin = "",
      notOrderable = "",
    }: ShopItem,
  ) {
    const pick = isCase ? "case" : "loose";
    const facts = [code(name), barcode(name), label, code("C"), "瓶", pack, multiple, pick];
    return [...facts, notOrderable ? "no" : "yes", notOrderable, pinyin].join(",");
  }

  await bring("categories", ["code,name", `${code("C")},饮料`]);
  await bring("items", catalogue({}));
  for (const [kind, rows] of [...supply(code, spec), ...terms(code, spec), ...stores(code, spec)]) {
    await bring(kind, rows);
  }
  const ownerOf = (account: string) => givenPerson(db, "owner", { accounts: [account] }, "旅程店主");
  const login = await ownerOf(code("A"));

  return {
    code,
    login,
    store: code("S"),
    account: code("A"),
    neighbour: { store: code("N"), account: code("B"), login: await ownerOf(code("B")) },
    dc: code("D"),
    route: code("L"),
    barcode,
    /** HQ changes items while the shop is ordering. */
    changeItems: (items: Record<string, ShopItem>) => bring("items", catalogue(items)),
    signIn: (page: Page) => signIn(page, login),
  };
}

type Files = [ImportKind, string[]][];

/** What the DC has, and the route that leaves it. */
function supply(code: Code, { items }: ShopSpec): Files {
  const stock = Object.entries(items).flatMap(([name, { location, stock = 10_000 }], n) =>
    stock === 0 ? [] : [[code("D"), code(name), location ?? `A-${n}`, stock, "0.500000"].join(",")],
  );
  return [
    ["dcs", ["code,name,zone", `${code("D")},旅程仓,ambient`]],
    ["dc-stock", ["dc,item,location,qty,unit_cost", ...stock]],
    ["routes", ["code,name,parent", `${code("R")},大线,`, `${code("L")},支线,${code("R")}`]],
  ];
}

/** Prices and windows. */
function terms(code: Code, { items, minimum = "", maximum = "" }: ShopSpec): Files {
  const prices = Object.entries(items).map(
    ([name, { price, isReturnable = true }]) =>
      `${code("P")},${code(name)},${code("D")},${isReturnable ? "yes" : "no"},fixed,${price},`,
  );
  return [
    ["plans", ["code,name", `${code("P")},方案`]],
    ["plan-lines", ["plan,item,dc,returnable,price_type,fixed_price,markup", ...prices]],
    ["templates", ["code,name", `${code("T")},天天`]],
    [
      "template-lines",
      [
        "template,category,day_rule,start,end,min_amount,max_amount",
        `${code("T")},*,daily,00:00,00:00,${minimum},${maximum}`,
      ],
    ],
  ];
}

/** The store and its neighbour, each with an account. */
function stores(
  code: Code,
  { balance = "10000.00", neighbourBalance = "10000.00", returnPolicy = "none" }: ShopSpec,
): Files {
  const joined = [code("P"), code("T"), code("L")].join(",");
  return [
    [
      "accounts",
      [
        "code,name,credit_limit,credit_valid_to,opening_balance",
        `${code("A")},账户,0.00,,${balance}`,
        `${code("B")},邻家账户,0.00,,${neighbourBalance}`,
      ],
    ],
    [
      "stores",
      [
        "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence,return_policy",
        `${code("S")},旅程店,franchise,prepaid,${code("A")},,${joined},1,${returnPolicy}`,
        `${code("N")},邻家店,franchise,prepaid,${code("B")},,${joined},2,none`,
      ],
    ],
  ];
}

/** No violation of the rules of accessibility on what is shown. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
  expect(found).toEqual([]);
}
