import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { notify } from "@/server/notify";
import { formatQuantity } from "@/server/shared/quantity";

interface ShortRow {
  deliveryId: number;
  delivery: string;
  storeId: number;
  store: string;
  storeName: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  missingEach: number;
}

/**
 * Tells the owners what of their delivery orders will not be on the truck (U1), once per delivery order: when it is approved
 * the quantities are final, and the truck has not left yet.
 */
export async function tellOfShorts(tx: Tx, deliveryIds: readonly number[], now: Date): Promise<void> {
  const sql = sqlOf(tx);
  const rows = await sql<ShortRow[]>`
    select d.id as "deliveryId", d.delivery_no as delivery, s.id as "storeId", s.code as store, s.name as "storeName",
           i.name, i.unit, i.is_weighed as "isWeighed", sum(l.allocated_each - k.picked_each)::int8 as "missingEach"
    from delivery_shorts k
    join deliveries d on d.id = k.delivery_id
    join delivery_lines l on l.delivery_id = k.delivery_id and l.line_no = k.line_no
    join items i on i.id = l.item_id
    join stores s on s.id = d.store_id
    where k.delivery_id = any(${ints(deliveryIds)}::int8[])
    group by d.id, s.id, i.id order by d.id, min(k.line_no)`;
  const messages = [...Map.groupBy(rows, ({ deliveryId }) => deliveryId).values()].flatMap((shorts) => {
    const [first] = shorts;
    if (!first) return [];
    const { deliveryId, delivery, storeId, store, storeName } = first;
    const items = shorts.map(({ name, unit, isWeighed, missingEach }) => {
      return { name, qty: formatQuantity(missingEach, isWeighed), unit: isWeighed ? "kg" : unit };
    });
    return [
      {
        to: { kind: "store" as const, id: storeId },
        template: "delivery.short" as const,
        details: { store, storeName, delivery, items },
        link: `/store/deliveries/${encodeURIComponent(delivery)}`,
        dedupeKey: `delivery.short:${deliveryId}`,
      },
    ];
  });
  await notify(tx, messages, now);
}
