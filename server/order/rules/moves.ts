/** A replenishment order's states (2.2). That it is blocked for money is a mark on it, not a state. */
export type OrderStatus =
  | "draft"
  | "pooled"
  | "partly_generated"
  | "generated"
  | "completed"
  | "cancelled"
  | "expired";

/**
 * What may follow what. Submission takes a draft to the pool at once; withdrawing takes it back while no run has taken a
 * row; a void delivery or a cancelled wave brings its rows back to the pool, also when nothing else of the order was open.
 */
export const orderMoves = {
  draft: ["pooled", "cancelled"],
  pooled: ["draft", "partly_generated", "generated", "completed", "cancelled", "expired"],
  partly_generated: ["pooled", "generated", "completed", "cancelled", "expired"],
  generated: ["pooled", "partly_generated", "completed"],
  completed: ["pooled", "partly_generated"],
  cancelled: [],
  expired: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** All of them, for filters and inputs. */
export const orderStatuses = Object.keys(orderMoves) as OrderStatus[];

/** Whether an order may move so. */
export function mayMoveOrder(from: OrderStatus, to: OrderStatus): boolean {
  return (orderMoves[from] as readonly OrderStatus[]).includes(to);
}
