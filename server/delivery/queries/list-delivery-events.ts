import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import type { TimelineOfDeliveryInput } from "@/server/delivery/schema";
import { listTimeline, type TimelineRow } from "@/server/event";
import type { Page } from "@/server/shared/paging";

/** What happened to a delivery order, when, and who did it, oldest first. */
export async function listDeliveryEvents(
  db: DbOrTx,
  actor: Actor,
  { delivery, ...page }: TimelineOfDeliveryInput,
): Promise<Page<TimelineRow>> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number; storeId: number; dcId: number }[]>`
    select id, store_id as "storeId", dc_id as "dcId" from deliveries where delivery_no = ${delivery}`;
  if (!row) throw refuse("delivery/unknown", { delivery });
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  return listTimeline(db, { documentType: "delivery", documentId: row.id, ...page });
}
