import type { Db } from "@/db/client";
import { addDays, type BusinessDay, instantAt } from "@/server/shared/business-day";
import { parseCost } from "@/server/shared/cost";
import { invariant } from "@/server/shared/invariant";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { openCounts } from "@/server/warehouse/commands/open-counts";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import type { Cast } from "../demo";
import { carryAll } from "./reserves";

/** What a supplier brought: how many days before "yesterday", and per item how much, at which cost, good for how many days more. */
interface Drop {
  dc: string;
  supplier: string;
  note: string;
  daysBefore: number;
  lines: readonly [item: string, qty: number, cost: string, goodFor: number | null][];
}

const ambient = "0001";
const chilled = "0002";
const drops: readonly Drop[] = [
  {
    dc: ambient,
    supplier: "华南饮料经销",
    note: "HN-88121",
    daysBefore: 20,
    lines: [
      ["10005", 480, "1.70", 200],
      ["10006", 240, "1.76", 170],
      ["10008", 480, "1.99", 210],
    ],
  },
  {
    dc: chilled,
    supplier: "光明乳业深圳",
    note: "GM-3307",
    daysBefore: 6,
    lines: [
      ["10044", 240, "2.08", 120],
      ["10046", 48, "11.20", 9],
      ["10048", 60, "8.15", 16],
    ],
  },
  {
    dc: ambient,
    supplier: "粤食批发",
    note: "YS-20417",
    daysBefore: 3,
    lines: [
      ["10022", 200, "5.10", 24],
      ["10023", 100, "4.52", 20],
      ["10021", 240, "4.30", 260],
      ["10058", 300, "2.55", null],
    ],
  },
];

/** The weeks before yesterday at the doors of the DCs: three deliveries for purchase orders, three bags that were torn. */
export async function suppliersCame(db: Db, cast: Cast, yesterday: BusinessDay): Promise<void> {
  const manager = cast("dcmanager");
  for (const { dc, supplier, note, daysBefore, lines } of drops) {
    const day = addDays(yesterday, -daysBefore);
    const ordered = lines.map(([item, qty, cost]) => ({ item, qty, unitCost: microOf(cost) }));
    const order = { dc, supplier, expectedOn: day, note: "", lines: ordered };
    const { purchase } = await createPurchase(db, manager, order, instantAt(addDays(day, -4), 10 * 60));
    const brought = lines.map(([item, qty, _, goodFor]) => ({
      item,
      qty,
      ...(goodFor !== null && { expiresOn: addDays(yesterday, goodFor) }),
    }));
    const receipt = { dc, purchase, supplierNote: note, lines: brought };
    await receiveGoods(db, manager, receipt, instantAt(day, 14 * 60 + 20));
    await carryAll(db, cast, dc, instantAt(day, 15 * 60));
  }
  const torn = { dc: ambient, item: "10035", qty: -3, reason: "damage" as const, note: "叉车刮破外箱" };
  await adjustStock(db, manager, torn, instantAt(addDays(yesterday, -5), 16 * 60));
}

/** What waits this morning: a purchase order of which a part has come, an adjustment for a second person, places to be counted. */
export async function morningAtTheDoor(db: Db, cast: Cast, now: Date, today: BusinessDay): Promise<void> {
  const manager = cast("dcmanager");
  const lines = [
    { item: "10038", qty: 240, unitCost: microOf("3.40") },
    { item: "10040", qty: 240, unitCost: microOf("3.38") },
  ];
  const order = { dc: ambient, supplier: "粤食批发", expectedOn: addDays(today, 1), note: "上午到货", lines };
  const { purchase } = await createPurchase(db, manager, order, now);
  const forPool = [
    { item: "10059", qty: 24, unitCost: microOf("7.80"), crossDock: true },
    { item: "10060", qty: 12, unitCost: microOf("8.36"), crossDock: true },
  ];
  const crossDocked = {
    dc: ambient,
    supplier: "南孚华南总代",
    expectedOn: today,
    note: "门店报货，直接越库",
  };
  await createPurchase(db, manager, { ...crossDocked, lines: forPool }, now);
  const part = [{ item: "10038", qty: 120, expiresOn: addDays(today, 150) }];
  await receiveGoods(db, manager, { dc: ambient, purchase, supplierNote: "YS-20466", lines: part }, now);
  const crushed = {
    dc: ambient,
    item: "10042",
    qty: -12,
    reason: "damage" as const,
    note: "整板压坏，待主管确认",
  };
  await adjustStock(db, manager, crushed, now);
  await openCounts(db, manager, { dc: ambient, items: ["10013", "10034"] }, now);
}

function microOf(cost: string): number {
  const micro = parseCost(cost);
  invariant(micro !== undefined, `${cost} is no unit cost`);
  return micro;
}
