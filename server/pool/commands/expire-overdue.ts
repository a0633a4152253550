import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth";
import { selectPooledOrders } from "../queries/select-run";
import { expireOrders } from "./expire-orders";

/**
 * Closes what has waited too long in the pool, route by route so that planners wait for one route at most (2.2). For the
 * clock: generation does the same for its own route first. Answers how many orders expired.
 */
export async function expireOverdueOrders(db: Db, now: Date): Promise<number> {
  const routes = await sqlOf(db)<{ id: number }[]>`select id from routes where parent_id is null order by id`;
  let expired = 0;
  for (const route of routes) {
    expired += await inTransaction(db, async (tx) => {
      const orders = await selectPooledOrders(tx, systemActor, route.id, true);
      const left = await expireOrders(tx, systemActor, orders, now);
      return orders.length - left.length;
    });
  }
  return expired;
}
