import type { Db } from "@/db/client";
import { createSaleSpec } from "@/server/catalog";
import { setShelf } from "@/server/store-stock";
import type { Cast } from "../demo";

/** Oden is kept by weight and sold by the bowl. */
const specs = [
  { spec: "ODEN-6", item: "10063", name: "关东煮 6 串", price: 500, grams: 100 },
  { spec: "ODEN-13", item: "10063", name: "关东煮 13 串", price: 1_000, grams: 220 },
];

/** Where the goods of the first store stand. */
const shelves: Record<string, string[]> = {
  A1: ["10001", "10002", "10005", "10007"],
  A2: ["10011", "10013", "10017", "10018"],
  B1: ["10021", "10027", "10030", "10035"],
  B2: ["10038"],
  C1: ["10045", "10050"],
};

/** How the weighed items are sold, and where the first store has its goods. */
export async function arrangeShelves(db: Db, cast: Cast, at: Date): Promise<void> {
  for (const spec of specs) await createSaleSpec(db, cast("hq"), spec, at);
  for (const [shelf, items] of Object.entries(shelves))
    for (const item of items) await setShelf(db, cast("owner"), { store: "S001", item, shelf });
}
