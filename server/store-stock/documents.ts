import type { Sql } from "@/db/client";

/**
 * The number of the document that an entry `e` of the stores' book is there for: one line per kind of cause. A new kind of
 * document adds its line here, and its cause to the proof (`store-stock-causes`).
 */
export const documentOf = (sql: Sql) => sql`
  coalesce(case e.cause_type
    when 'delivery' then (select delivery_no from deliveries where id = e.cause_id)
    when 'difference' then (select difference_no from differences where id = e.cause_id)
    when 'return' then (select return_no from returns where id = e.cause_id)
    when 'shrinkage' then (select shrinkage_no from shrinkages where id = e.cause_id)
    when 'stocktake' then (select stocktake_no from stocktakes where id = e.cause_id)
    when 'direct_receipt' then (select receipt_no from direct_receipts where id = e.cause_id)
    when 'takeover' then (select i.code from own_item_conflicts c join items i on i.id = c.hq_item_id where c.id = e.cause_id)
    when 'sale' then (select batch from sales_batches where id = e.cause_id)
  end, '')`;
