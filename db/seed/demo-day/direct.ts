import type { Db } from "@/db/client";
import { orderDirect, receiveDirect } from "@/server/direct";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { microPerFen } from "@/server/shared/cost";
import type { Cast } from "../demo";

const yuan = (amount: number) => Math.round(amount * 100) * microPerFen;
const bakery = "晨曦面包工坊";

/** The bakery came to two stores this morning; in the franchise store half of what was ordered is still to come. */
export async function bakeryCame(db: Db, cast: Cast, now: Date, today: BusinessDay): Promise<void> {
  const lines = [
    { item: "10022", qty: 24, unitCost: yuan(5.3) },
    { item: "10023", qty: 20, unitCost: yuan(4.7) },
  ];
  const order = { store: "S001", supplier: bakery, expectedOn: today, note: "早班到货", lines };
  const { order: no } = await orderDirect(db, cast("owner"), order, now);
  const part = [{ item: "10022", qty: 24 }];
  await receiveDirect(
    db,
    cast("clerk"),
    { store: "S001", order: no, supplierNote: "CX-0412", lines: part },
    now,
  );
  const later = { ...order, expectedOn: addDays(today, 1), note: "", lines: lines.slice(0, 1) };
  await orderDirect(db, cast("owner"), later, now);
  const free = [{ item: "10023", qty: 10, unitCost: yuan(4.8) }];
  const brought = { store: "S003", supplier: bakery, supplierNote: "CX-0413", lines: free };
  await receiveDirect(db, cast("storehand"), brought, now);
}
