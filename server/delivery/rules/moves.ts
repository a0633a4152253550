/** A delivery order's states, in the order in which goods move (2.3). */
export type DeliveryStatus =
  | "created"
  | "released"
  | "picking"
  | "picked"
  | "checked"
  | "approved"
  | "dispatched"
  | "delivered"
  | "closed"
  | "void"
  | "reversed";

/**
 * What may follow what. Paper confirmation takes a released delivery to picked in one step. Before approval a delivery
 * may be void; afterwards only a reversal (红冲) undoes it.
 */
export const deliveryMoves = {
  created: ["released", "void"],
  released: ["picking", "picked", "void"],
  picking: ["picked", "void"],
  picked: ["checked", "approved", "void"],
  checked: ["approved", "void"],
  approved: ["dispatched", "reversed"],
  dispatched: ["delivered", "reversed"],
  delivered: ["closed", "reversed"],
  closed: [],
  void: [],
  reversed: [],
} as const satisfies Record<DeliveryStatus, readonly DeliveryStatus[]>;

/** All of them, for filters and inputs. */
export const deliveryStatuses = Object.keys(deliveryMoves) as DeliveryStatus[];

/** After so long on the road a delivery order counts as delivered, whether or not the store has signed (2.3). */
export const hoursUntilDelivered = 24;

/** Whether a delivery order may move so. */
export function mayMoveDelivery(from: DeliveryStatus, to: DeliveryStatus): boolean {
  return (deliveryMoves[from] as readonly DeliveryStatus[]).includes(to);
}

/** States after which money and stock have moved. */
export const postedDeliveryStatuses = ["approved", "dispatched", "delivered", "closed"] as const;
