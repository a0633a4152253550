import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

/** A wave as a run opens it: the route and what it was narrowed to, and the planner's report. */
export interface NewWave {
  routeId: number;
  routeCode: string;
  dcId: number | null;
  pickType: "case" | "loose" | null;
  temperature: "ambient" | "chilled" | "frozen" | null;
  /** The wave that this one brings more for. */
  supplementsId: number | null;
  /** The template that it is made from, and when its trucks leave then. */
  templateId: number | null;
  departureMinute: number | null;
  deliverOn: string;
  orderCount: number;
  lineCount: number;
  report: unknown;
}

/** Opens a wave for the deliveries of one run (2.4). Its state follows from its deliveries. */
export async function openWave(
  tx: Tx,
  actor: Actor,
  wave: NewWave,
  now: Date,
): Promise<{ id: number; waveNo: string }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('waves_id_seq') as id`;
  invariant(next !== undefined, "a sequence without a number");
  const waveNo = documentNumber(`WV-${wave.routeCode}-`, businessDayOf(now), next.id);
  await sql`
    insert into waves (id, wave_no, route_id, dc_id, pick_type, temperature, supplements_id, template_id, departure_minute, deliver_on, order_count, line_count, report, created_by_name, created_at)
    values (${next.id}, ${waveNo}, ${wave.routeId}, ${wave.dcId}, ${wave.pickType}, ${wave.temperature},
      ${wave.supplementsId}::int8, ${wave.templateId}::int8, ${wave.departureMinute}::int2, ${wave.deliverOn}::text::date, ${wave.orderCount},
      ${wave.lineCount}, ${JSON.stringify(wave.report)}::text::jsonb, ${actor.name}, ${now.toISOString()}::text::timestamptz)`;
  return { id: next.id, waveNo };
}
