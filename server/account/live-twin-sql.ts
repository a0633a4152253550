import type { Fragment, Sql } from "@/db/client";

/**
 * Condition on `x`, a noted duplicate, and `o`, the other slip: it may still be the same money as the slip `own`. A void slip
 * never was money. A rejected one is history: its copy came later and was caught, or no photo speaks for it. What shows the
 * photo of an earlier slip that was rejected is looked at all the same.
 */
export const isLiveTwinSql = (sql: Sql, own: Fragment): Fragment => sql`(
  o.status <> 'void'
  and not (o.status = 'rejected' and (o.id > ${own} or x.reason not in ('same_photo', 'similar_photo'))))`;
