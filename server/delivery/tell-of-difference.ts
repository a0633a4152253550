import { sqlOf, type Tx } from "@/db/client";
import type { LockedDifference } from "@/server/delivery/lock-difference";
import type { DifferenceStatus } from "@/server/delivery/rules/differences";
import { notify } from "@/server/notify";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import { formatQuantity } from "@/server/shared/quantity";

interface Decision {
  status: Exclude<DifferenceStatus, "submitted">;
  /** What the whole note is worth: above 0 the store gets it back, below 0 it pays. */
  creditFen: number;
}

/** Tells a store what became of its difference note and of its money, once: who reported it is seldom who pays. */
export async function tellOfDifference(
  tx: Tx,
  { id, differenceNo, delivery }: LockedDifference,
  { status, creditFen }: Decision,
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const [store] = await sql<{ code: string; name: string }[]>`
    select code, name from stores where id = ${delivery.storeId}::int4`;
  invariant(store, `delivery ${delivery.id} is of no store`);
  const refused = await sql<{ name: string; unit: string; isWeighed: boolean; each: number }[]>`
    select i.name, i.unit, i.is_weighed as "isWeighed", l.qty_each - l.accepted_each as each
    from difference_lines l join items i on i.id = l.item_id
    where l.difference_id = ${id}::int8 and l.accepted_each < l.qty_each order by l.line_no`;
  const message = {
    to: { kind: "store" as const, id: delivery.storeId },
    template: "difference.decided" as const,
    details: {
      store: store.code,
      storeName: store.name,
      difference: differenceNo,
      delivery: delivery.deliveryNo,
      status,
      payment: delivery.payment,
      credit: formatFen(delivery.payment === "none" ? 0 : creditFen),
      items: refused.map(({ name, unit, isWeighed, each }) => {
        return { name, qty: formatQuantity(each, isWeighed), unit: isWeighed ? "kg" : unit };
      }),
    },
    link: `/store/deliveries/${encodeURIComponent(delivery.deliveryNo)}`,
    dedupeKey: `difference.decided:${id}`,
  };
  await notify(tx, [message], now);
}
