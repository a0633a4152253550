import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { refuse as refuseDelivery } from "@/server/delivery/errors";
import { refuse } from "../errors";
import type { CheckCause } from "../rules/draw";
import { type CheckResult, readResult } from "./read-result";

/** An item that a scanner must know to count it. */
export interface CheckItem {
  item: string;
  barcode: string;
  name: string;
  unit: string;
  casePackEach: number;
  isWeighed: boolean;
  /** Null while the checker counts blind. */
  pickedEach: number | null;
}

/** A check as a scanner works on it. */
export interface CheckInHand extends CheckResult {
  store: string;
  storeName: string;
  wave: string;
  cause: CheckCause;
  /** Why somebody asked for it, and who; null of what was drawn. */
  request: { reason: string; by: string } | null;
  isBlind: boolean;
  items: CheckItem[];
}

/** The check of a delivery order with its items; refused as `check/not-drawn` when it was not drawn. */
export async function getCheck(
  db: DbOrTx,
  actor: Actor,
  { delivery }: { delivery: string },
): Promise<CheckInHand> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const [found] = await sql<Found[]>`
    select d.id, d.delivery_no as "deliveryNo", d.dc_id as "dcId", s.code as store, s.name as "storeName", w.wave_no as wave,
           c.cause, coalesce(k.is_blind, true) as "isBlind",
           case when q.delivery_id is not null then jsonb_build_object('reason', q.reason, 'by', q.asked_by_name) end as request
    from deliveries d
    join stores s on s.id = d.store_id
    join waves w on w.id = d.wave_id
    left join delivery_checks c on c.delivery_id = d.id
    left join check_settings k on k.dc_id = d.dc_id
    left join check_requests q on q.delivery_id = d.id
    where d.delivery_no = ${delivery}`;
  if (!found) throw refuseDelivery("delivery/unknown", { delivery });
  mustReachDc(actor, found.dcId);
  const { id, deliveryNo, dcId: _, cause, ...facts } = found;
  if (cause === null) throw refuse("check/not-drawn", { delivery });
  const items = await sql<CheckItem[]>`
    select i.code as item, i.barcode, i.name, i.unit, i.case_pack_each as "casePackEach", i.is_weighed as "isWeighed",
           case when not ${facts.isBlind}::bool then sum(coalesce(s.picked_each, l.allocated_each))::int8 end as "pickedEach"
    from delivery_lines l
    join items i on i.id = l.item_id
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
    where l.delivery_id = ${id}::int8 group by i.id order by i.code`;
  return { ...facts, cause, ...(await readResult(db, { id, deliveryNo })), items };
}

interface Found extends Pick<CheckInHand, "store" | "storeName" | "wave" | "isBlind" | "request"> {
  id: number;
  deliveryNo: string;
  dcId: number;
  cause: CheckInHand["cause"] | null;
}
