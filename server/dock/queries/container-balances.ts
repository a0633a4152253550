import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Pieces } from "@/server/dock/rules/handover";
import { countOf } from "@/server/dock/rules/handover";
import type { ContainerKind } from "@/server/shared/label-code";

export type Owed = Omit<Pieces, "cases">;

/** What these stores owe of each kind: the sum of the book. Below zero: more came back than went out. */
export async function containerBalances(
  db: DbOrTx,
  storeIds: readonly number[],
): Promise<(storeId: number) => Owed> {
  const sql = sqlOf(db);
  const rows = await sql<{ storeId: number; kind: ContainerKind; qty: number }[]>`
    select store_id as "storeId", kind, sum(qty)::int4 as qty from container_entries
    where store_id = any(${ints(storeIds)}::int4[]) group by store_id, kind`;
  const owed = new Map<number, Owed>();
  for (const { storeId, kind, qty } of rows) {
    const of = owed.get(storeId) ?? { totes: 0, cages: 0, iceBoxes: 0 };
    owed.set(storeId, { ...of, [countOf[kind]]: qty });
  }
  return (storeId) => owed.get(storeId) ?? { totes: 0, cages: 0, iceBoxes: 0 };
}
