import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { DeliveryStatus } from "@/server/delivery";
import { type StopFacts, stopColumns } from "@/server/dock/queries/load-case-lines";
import type { PaperRef } from "@/server/dock/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { type ContainerKind, containerCode } from "@/server/shared/label-code";

/** A tote, cage or ice box with a label, for one store of a wave. */
export interface ContainerFacts extends StopFacts {
  code: string;
  container: number;
  kind: ContainerKind;
  /** This is the store's n-th of m of its kind. */
  seq: number;
  count: number;
  delivery: string | null;
  deliveryId: number | null;
  /** Of its delivery order; of what goes over several, the one that is least far. */
  status: DeliveryStatus | null;
  /** A delivery order that goes in it was drawn for a check, which has not ended. */
  isCheckDue: boolean;
  deliverOn: BusinessDay;
  isUnused: boolean;
}

/** The containers of a wave at the actor's DCs, stop by stop. Those that were not needed have no place in the count. */
export async function loadContainers(
  db: DbOrTx,
  actor: Actor,
  waveId: number,
  { dc, route, storeId }: Pick<PaperRef, "dc" | "route"> & { storeId?: number } = {},
): Promise<ContainerFacts[]> {
  const sql = sqlOf(db);
  const rows = await sql<Omit<ContainerFacts, "code">[]>`
    select n.id as container, n.kind, n.seq, n.unused_at is not null as "isUnused",
           (count(*) filter (where n.unused_at is null) over (partition by n.dc_id, n.store_id, n.kind))::int4 as count,
           d.delivery_no as delivery, d.id as "deliveryId",
           coalesce(d.status, (select min(o.status) from deliveries o where o.wave_id = n.wave_id and o.dc_id = n.dc_id
             and o.store_id = n.store_id and o.status not in ('void', 'reversed'))) as status,
           coalesce(d.check_due, exists (select from deliveries o where o.wave_id = n.wave_id and o.dc_id = n.dc_id
             and o.store_id = n.store_id and o.check_due and o.status not in ('void', 'reversed'))) as "isCheckDue",
           w.deliver_on::text as "deliverOn", ${stopColumns(db)}
    from containers n
    join waves w on w.id = n.wave_id
    join dcs c on c.id = n.dc_id
    join stores s on s.id = n.store_id
    join routes r on r.id = s.route_id
    left join deliveries d on d.id = n.delivery_id
    where n.wave_id = ${waveId} and (${storeId ?? null}::int4 is null or n.store_id = ${storeId ?? null}::int4)
      and (${actor.dcIds === null}::bool or n.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (${dc ?? null}::text is null or c.code = ${dc ?? null}::text)
      and (${route ?? null}::text is null or r.code = ${route ?? null}::text)
    order by r.code, s.stop_sequence, s.code, c.code, n.kind, n.seq`;
  return rows.map((row) => ({ ...row, code: containerCode(row.kind, row.container) }));
}
