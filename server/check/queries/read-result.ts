import { type DbOrTx, sqlOf } from "@/db/client";
import type { LockedDelivery } from "@/server/delivery";
import { invariant } from "@/server/shared/invariant";
import { mayDecide } from "../rules/counts";

/** An item that was counted otherwise than picked. What should be there is told once the checker may decide. */
export interface Difference {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  countedEach: number;
  pickedEach: number | null;
  allocatedEach: number | null;
}

/** How far a check is. */
export interface CheckResult {
  delivery: string;
  status: "waiting" | "counted" | "passed" | "settled" | "waived";
  rounds: number;
  /** The differences may be settled now; else they are to be counted again. */
  mayDecide: boolean;
  differences: Difference[];
}

/** What the last count of a delivery order came to. */
export async function readResult(
  db: DbOrTx,
  { id, deliveryNo }: Pick<LockedDelivery, "id" | "deliveryNo">,
): Promise<CheckResult> {
  const sql = sqlOf(db);
  const [check] = await sql<(Pick<CheckResult, "status" | "rounds"> & { isBlind: boolean })[]>`
    select c.status, c.rounds, coalesce(k.is_blind, true) as "isBlind"
    from delivery_checks c left join check_settings k on k.dc_id = c.dc_id where c.delivery_id = ${id}::int8`;
  invariant(check, `delivery ${id} has no check`);
  const isTold = check.status === "counted" && mayDecide(check.isBlind, check.rounds);
  const differences =
    check.status !== "counted"
      ? []
      : await sql<Difference[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", c.counted_each as "countedEach",
           case when ${isTold}::bool then c.expected_each end as "pickedEach",
           case when ${isTold}::bool then coalesce((select sum(l.allocated_each) from delivery_lines l
             where l.delivery_id = c.delivery_id and l.item_id = c.item_id), 0)::int8 end as "allocatedEach"
    from delivery_check_items c join items i on i.id = c.item_id
    where c.delivery_id = ${id}::int8 and c.counted_each <> c.expected_each order by i.code`;
  const { status, rounds } = check;
  return { delivery: deliveryNo, status, rounds, mayDecide: isTold, differences };
}
