import type { Tx } from "@/db/client";
import type { NewMessage } from "@/server/notify";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { nextRun } from "@/server/shared/next-run";
import type { PlannedRun } from "./plan-run";
import { runMinutes } from "./queries/run-times";

/**
 * Tells the owners of refused stores what is missing and until when it helps (R15, U3): one message per order and run, with
 * the way to a slip that is filled in. `runId` names the run, so that no order is told twice of it. The answer is for `notify`.
 */
export async function wordsToOwners(
  tx: Tx,
  planned: PlannedRun,
  runId: string,
  now: Date,
): Promise<NewMessage[]> {
  if (planned.allocation.refused.length === 0) return [];
  const orderById = new Map(planned.orders.map((order) => [order.id, order]));
  const minutesOfDcs = await runMinutes(tx);
  const dcsOf = new Map<number, Set<number>>();
  for (const { orderId, dcId } of planned.run.rows) {
    const dcs = dcsOf.get(orderId) ?? new Set();
    dcsOf.set(orderId, dcs.add(dcId));
  }
  return planned.allocation.refused.flatMap((refusal) => {
    const minutes = refusal.orderIds.flatMap((id) => [...(dcsOf.get(id) ?? [])]);
    const nextRunAt = instantText(
      nextRun(
        minutes.flatMap((dcId) => minutesOfDcs.get(dcId) ?? []),
        now,
      ),
    );
    return refusal.orderIds.flatMap((orderId) => {
      const order = orderById.get(orderId);
      if (!order) return [];
      const shortfall = formatFen(refusal.shortfallFen);
      const details = {
        store: order.storeCode,
        storeName: order.storeName,
        order: order.orderNo,
        code: refusal.code,
        needed: formatFen(refusal.neededFen),
        available: formatFen(refusal.availableFen),
        shortfall,
        nextRunAt,
      };
      return [
        {
          to: { kind: "store" as const, id: refusal.storeId },
          template: "order.blocked" as const,
          details,
          link: linkOf(details),
          dedupeKey: `order.blocked:${orderId}:${runId}`,
        },
      ];
    });
  });
}

/** To a slip for the shortfall with its deadline; what a cash-on-delivery store owes is paid for its deliveries. */
function linkOf({
  code,
  order,
  store,
  shortfall,
  nextRunAt,
}: {
  code: string;
  order: string;
  store: string;
  shortfall: string;
  nextRunAt: string;
}): string {
  if (code === "account/cod-limit" || code === "account/cod-overdue")
    return `/store/orders/${encodeURIComponent(order)}`;
  const query = new URLSearchParams({ store, amount: shortfall, deadline: nextRunAt });
  return `/store/account/deposit?${query}`;
}
