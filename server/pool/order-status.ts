export type PooledOrderStatus = "pooled" | "partly_generated" | "generated" | "completed";

/** The state that follows from an order's pool rows and deliveries once a run or a void has touched it (2.2). */
export function orderStatusAfter(left: {
  pooledRows: number;
  openDeliveries: number;
  deliveries: number;
}): PooledOrderStatus {
  if (left.pooledRows > 0) return left.deliveries > 0 ? "partly_generated" : "pooled";
  return left.openDeliveries > 0 ? "generated" : "completed";
}
