import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import type { DeliveryStatus } from "@/server/delivery/rules";
import type { ListDeliveriesInput } from "@/server/delivery/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface DeliveryRow {
  delivery: string;
  wave: string;
  store: string;
  storeName: string;
  dc: string;
  pickType: "case" | "loose";
  status: DeliveryStatus;
  lines: number;
  /** Approved amount, or before that the allocated one. */
  amountFen: number;
  deliverOn: BusinessDay;
  createdAt: Date;
  approvedAt: Date | null;
}

interface Found extends Omit<DeliveryRow, "createdAt" | "approvedAt"> {
  id: number;
  createdAt: string;
  approvedAt: string | null;
}

/** Delivery orders of the stores and DCs that the actor may see, newest first. */
export async function listDeliveries(
  db: DbOrTx,
  actor: Actor,
  input: ListDeliveriesInput,
): Promise<Page<DeliveryRow>> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, Number.MAX_SAFE_INTEGER);
  const found = await sql<Found[]>`
    select d.id, d.delivery_no as delivery, w.wave_no as wave, s.code as store, s.name as "storeName", c.code as dc,
           d.pick_type as "pickType", d.status, d.line_count as lines,
           coalesce(d.approved_fen, d.allocated_fen) as "amountFen", d.deliver_on::text as "deliverOn",
           d.created_at as "createdAt", d.approved_at as "approvedAt"
    from deliveries d
    join waves w on w.id = d.wave_id
    join stores s on s.id = d.store_id
    join dcs c on c.id = d.dc_id
    where d.id < ${before}::int8
      and (${actor.storeIds === null}::bool or d.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (${input.store ?? null}::text is null or s.code = ${input.store ?? null}::text)
      and (${input.dc ?? null}::text is null or c.code = ${input.dc ?? null}::text)
      and (${input.wave ?? null}::text is null or w.wave_no = ${input.wave ?? null}::text)
      and (${input.status ?? null}::text is null or d.status = ${input.status ?? null}::text::delivery_status)
      and (${input.search ?? ""} = '' or strpos(lower(d.delivery_no || ' ' || w.wave_no || ' ' || s.code || ' ' || s.name), lower(${input.search ?? ""})) > 0)
      and (${input.from ?? null}::text is null or d.deliver_on >= ${input.from ?? null}::text::date)
      and (${input.to ?? null}::text is null or d.deliver_on <= ${input.to ?? null}::text::date)
      and (${input.order ?? null}::text is null or d.id in (
            select k.delivery_id from delivery_orders k join orders o on o.id = k.order_id
            where o.order_no = ${input.order ?? null}::text))
    order by d.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf(found, input.limit, ({ id }) => [id]);
  return {
    rows: page.rows.map(({ id: _, createdAt, approvedAt, ...row }) => ({
      ...row,
      createdAt: new Date(createdAt),
      approvedAt: approvedAt === null ? null : new Date(approvedAt),
    })),
    nextCursor: page.nextCursor,
  };
}
