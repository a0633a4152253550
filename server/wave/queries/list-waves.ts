import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { type WaveStatus, waveStatusOf } from "@/server/wave/rules/moves";
import type { ListWavesInput } from "@/server/wave/schema";

export interface WaveRow {
  wave: string;
  route: string;
  routeName: string;
  status: WaveStatus;
  orders: number;
  lines: number;
  /** Delivery orders by state, void ones included. */
  deliveries: Record<string, number>;
  amountFen: number;
  deliverOn: BusinessDay;
  createdAt: Date;
}

interface Found extends Omit<WaveRow, "status" | "createdAt"> {
  id: number;
  createdAt: string;
  isReleased: boolean;
  isCancelled: boolean;
}

/** Waves with something at the actor's DCs, newest first; of a route and everything below it when one is given. */
export async function listWaves(db: DbOrTx, actor: Actor, input: ListWavesInput): Promise<Page<WaveRow>> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, Number.MAX_SAFE_INTEGER);
  const found = await sql<Found[]>`
    with recursive below as (
      select id from routes where code = ${input.route ?? null}::text
      union all
      select r.id from routes r join below b on r.parent_id = b.id)
    select w.id, w.wave_no as wave, r.code as route, r.name as "routeName", w.order_count as orders, w.line_count as lines,
           w.deliver_on::text as "deliverOn", w.created_at as "createdAt", w.released_at is not null as "isReleased",
           w.cancelled_at is not null as "isCancelled", coalesce(k.deliveries, '{}') as deliveries,
           coalesce(k.fen, 0)::int8 as "amountFen"
    from waves w
    join routes r on r.id = w.route_id
    left join lateral (
      select jsonb_object_agg(g.status, g.n) as deliveries, sum(g.fen)::int8 as fen
      from (select status, count(*)::int as n,
                   sum(case when status = 'void' then 0 else coalesce(approved_fen, allocated_fen) end) as fen
            from deliveries where wave_id = w.id group by status) g) k on true
    where w.id < ${before}::int8
      and (${input.route ?? null}::text is null or w.route_id in (select id from below))
      and (${input.from ?? null}::text is null or w.deliver_on >= ${input.from ?? null}::text::date)
      and (${input.to ?? null}::text is null or w.deliver_on <= ${input.to ?? null}::text::date)
      and (${actor.dcIds === null}::bool or exists (
            select from deliveries d where d.wave_id = w.id and d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])))
    order by w.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf(found, input.limit, ({ id }) => [id]);
  return { rows: page.rows.map(rowOf), nextCursor: page.nextCursor };
}

function rowOf({ id: _, isReleased, isCancelled, ...row }: Found): WaveRow {
  const status = waveStatusOf({ isReleased, isCancelled, deliveries: Object.keys(row.deliveries) });
  return { ...row, status, createdAt: new Date(row.createdAt) };
}
