import type { Sql } from "@/db/client";

/**
 * The status of an order `o` as people see it: a generated order whose deliveries are all approved or void is completed
 * (2.2). That follows from the deliveries, so it is not stored a second time.
 */
export const orderStatusSql = (sql: Sql) => sql`
  case when o.status = 'generated' and not exists (
    select 1 from delivery_orders x join deliveries d on d.id = x.delivery_id
    where x.order_id = o.id and d.status in ('created', 'released', 'picking', 'picked', 'checked'))
  then 'completed' else o.status::text end`;
