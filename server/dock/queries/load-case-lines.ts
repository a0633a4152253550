import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { DeliveryStatus } from "@/server/delivery";
import type { CaseLine } from "@/server/dock/rules/units";
import type { PaperRef } from "@/server/dock/schema";
import type { BusinessDay } from "@/server/shared/business-day";

export type Temperature = "ambient" | "chilled" | "frozen";

/** A stop of a wave, as papers and screens name it. */
export interface StopFacts {
  dc: string;
  dcId: number;
  temperature: Temperature;
  store: string;
  storeId: number;
  storeName: string;
  /** The route that the stop belongs to: a wave goes over several, and each has a stop 1. */
  route: string;
  routeId: number;
  routeName: string;
  stop: number;
}

export interface CaseLineFacts extends CaseLine, StopFacts {
  zone: string;
  location: string;
  delivery: string;
  deliveryId: number;
  status: DeliveryStatus;
  /** It was drawn for a check, which has not ended. */
  isCheckDue: boolean;
  deliverOn: BusinessDay;
  item: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  isGift: boolean;
  /** Why it is short and who said so. */
  reason: string | null;
  shortBy: string | null;
}

/** The columns of a stop: `s` is the store, `r` its route, `c` the DC. */
export function stopColumns(db: DbOrTx) {
  const sql = sqlOf(db);
  return sql`c.code as dc, c.id as "dcId", c.zone as temperature, s.code as store, s.id as "storeId",
    s.name as "storeName", r.code as route, r.id as "routeId", r.name as "routeName", s.stop_sequence as stop`;
}

/** The lines of full cases of a wave at the actor's DCs, by any method, in the order in which one walks. */
export async function loadCaseLines(
  db: DbOrTx,
  actor: Actor,
  waveId: number,
  { dc, zone, route, deliveryId }: Pick<PaperRef, "dc" | "zone" | "route"> & { deliveryId?: number } = {},
): Promise<CaseLineFacts[]> {
  const sql = sqlOf(db);
  return sql<CaseLineFacts[]>`
    select t.id as task, l.line_no as line, t.zone, l.location, l.qty_each as "qtyEach",
           coalesce(k.picked_each, l.qty_each) as "pickedEach", k.reason, k.reported_by_name as "shortBy",
           i.case_pack_each as "casePackEach", d.delivery_no as delivery, d.id as "deliveryId", d.status, d.check_due as "isCheckDue",
           d.deliver_on::text as "deliverOn", ${stopColumns(db)}, i.code as item, i.name, i.spec, i.unit,
           i.is_weighed as "isWeighed", x.is_gift as "isGift"
    from pick_tasks t
    join pick_lines l on l.task_id = t.id
    join deliveries d on d.id = l.delivery_id and d.pick_type = 'case'
    join delivery_lines x on x.delivery_id = l.delivery_id and x.line_no = l.delivery_line_no
    left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.delivery_line_no
    join items i on i.id = x.item_id
    join dcs c on c.id = d.dc_id
    join stores s on s.id = d.store_id
    join routes r on r.id = s.route_id
    where t.wave_id = ${waveId} and (${deliveryId ?? null}::int8 is null or l.delivery_id = ${deliveryId ?? null}::int8)
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (${dc ?? null}::text is null or c.code = ${dc ?? null}::text)
      and (${zone ?? null}::text is null or t.zone = ${zone ?? null}::text)
      and (${route ?? null}::text is null or r.code = ${route ?? null}::text)
    order by t.id, l.line_no`;
}
