import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { createUser, systemActor } from "@/server/auth";
import { type ImportKind, importFile } from "@/server/import";
import { ean13 } from "@/server/testing/ean13";
import { expect } from "./fixtures";

const password = "storeline-journey";
let shops = 0;

interface ShopItem {
  name: string;
  price: string;
  multiple?: number;
  pack?: number;
  stock?: number;
  pinyin?: string;
  notOrderable?: string;
}

interface ShopSpec {
  items: Record<string, ShopItem>;
  balance?: string;
  /** Least amount of an order. */
  minimum?: string;
  maximum?: string;
}

export type Shop = Awaited<ReturnType<typeof givenShop>>;

/** A store of its own with an owner, an account and a window that is always open; codes never meet those of other shops. */
export async function givenShop(db: Db, spec: ShopSpec) {
  shops += 1;
  const tag = `${process.pid.toString(36)}${shops}`.toUpperCase();
  const code = (name: string) => `${name}-${tag}`;
  const codes = Object.keys(spec.items);
  const barcode = (index: number) => ean13(Number.parseInt(tag, 36) * 100 + index);

  const itemRows = (items: Record<string, ShopItem>) =>
    codes.map((name, index) => {
      const item = items[name] ?? spec.items[name];
      const { pack = 12, multiple = 1, pinyin = "", notOrderable = "" } = item ?? {};
      const facts = [code(name), barcode(index), item?.name, code("C"), "瓶", pack, multiple, "loose"];
      return [...facts, notOrderable ? "no" : "yes", notOrderable, pinyin].join(",");
    });
  const itemHead =
    "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,orderable,not_orderable_reason,pinyin";
  const files: [ImportKind, string[]][] = [
    ["dcs", ["code,name,zone", `${code("D")},旅程仓,ambient`]],
    ["categories", ["code,name", `${code("C")},饮料`]],
    ["items", [itemHead, ...itemRows(spec.items)]],
    ["routes", ["code,name,parent", `${code("R")},大线,`, `${code("L")},支线,${code("R")}`]],
    ["plans", ["code,name", `${code("P")},方案`]],
    [
      "plan-lines",
      [
        "plan,item,dc,returnable,price_type,fixed_price,markup",
        ...codes.map(
          (name) => `${code("P")},${code(name)},${code("D")},yes,fixed,${spec.items[name]?.price},`,
        ),
      ],
    ],
    ["templates", ["code,name", `${code("T")},天天`]],
    [
      "template-lines",
      [
        "template,category,day_rule,start,end,min_amount,max_amount",
        `${code("T")},*,daily,00:00,00:00,${spec.minimum ?? ""},${spec.maximum ?? ""}`,
      ],
    ],
    [
      "accounts",
      [
        "code,name,credit_limit,credit_valid_to,opening_balance",
        `${code("A")},账户,0.00,,${spec.balance ?? "10000.00"}`,
      ],
    ],
    [
      "stores",
      [
        "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
        `${code("S")},旅程店,franchise,prepaid,${code("A")},,${code("P")},${code("T")},${code("L")},1`,
      ],
    ],
    [
      "dc-stock",
      [
        "dc,item,location,qty,unit_cost",
        ...codes.map(
          (name, n) => `${code("D")},${code(name)},A-${n},${spec.items[name]?.stock ?? 10_000},0.500000`,
        ),
      ],
    ],
  ];
  const bring = (kind: ImportKind, rows: string[]) =>
    importFile(
      db,
      systemActor,
      { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
      new Date(),
    );
  for (const [kind, rows] of files) await bring(kind, rows);
  const login = `owner-${tag.toLowerCase()}`;
  const scope = { stores: [], dcs: [], accounts: [code("A")] };
  await createUser(db, systemActor, { login, name: "旅程店主", role: "owner", password, scope }, new Date());

  return {
    code,
    login,
    store: code("S"),
    barcode: (name: string) => barcode(codes.indexOf(name)),
    /** HQ changes items while the shop is ordering. */
    changeItems: (items: Record<string, ShopItem>) => bring("items", [itemHead, ...itemRows(items)]),
    async signIn(page: Page) {
      await page.goto("/sign-in");
      await page.locator("input[name=login]").fill(login);
      await page.locator("input[name=password]").fill(password);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/store$/);
    },
  };
}

/** No violation of the rules of accessibility on what is shown. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
  expect(found).toEqual([]);
}
