import path from "node:path";
import type { TillSetup } from "./api";
import { readJson, writeJson } from "./disk";
import { putWish } from "./outbox";

export interface Sale {
  at: string;
  item: string;
  /** Pieces, or grams of a weighed item; below zero when a customer brings something back. */
  qty: number;
  /** "12.50". */
  amount: string;
}

interface OpenParcel {
  no: number;
  sales: Sale[];
}

const openFile = ({ folder }: TillSetup) => path.join(folder, "sales.json");
/** A new one each time: whoever reads it writes into it. */
const nothing = (): OpenParcel => ({ no: 1, sales: [] });

/** Sells: the receipt is printed when its lines are on the till's disk, whether there is a network or not. */
export async function sell(setup: TillSetup, ...lines: Omit<Sale, "at">[]): Promise<void> {
  const parcel = await readJson(openFile(setup), nothing());
  const at = setup.clock().toISOString();
  parcel.sales.push(...lines.map((line) => ({ at, ...line })));
  await writeJson(openFile(setup), parcel);
}

/**
 * Closes the parcel: from now on its number stands for exactly these sales, so that sending it twice counts once. A cut of power
 * between the two writes makes the same parcel again, under the same number.
 */
export async function closeParcel(setup: TillSetup): Promise<void> {
  const { no, sales } = await readJson(openFile(setup), nothing());
  if (sales.length === 0) return;
  const batch = `${setup.till}-${no}`;
  const body = { store: setup.store, batch, sales };
  await putWish(setup, `sales-${String(no).padStart(9, "0")}`, { path: "/pos/sales", body });
  await writeJson(openFile(setup), { no: no + 1, sales: [] });
}
