import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";
import { minuteOfDay } from "@/server/shared/time-of-day";
import { refuse } from "../errors";
import { findScope } from "../queries/select-run";
import type { WaveTemplateInput } from "../schema";

/**
 * Says, or says anew, a wave that comes again. It starts nothing by itself: the board shows it on its days, planned back from
 * its departure, and one press makes it. Waves that were made keep what it was then. Refused: `wave-template/unknown`,
 * `wave-template/name-taken`, a route or DC that does not exist or is out of reach.
 */
export async function saveWaveTemplate(
  db: DbOrTx,
  actor: Actor,
  input: WaveTemplateInput,
  now: Date,
): Promise<{ template: number }> {
  mustBeAbleTo(actor, "run.schedule");
  return inTransaction(db, async (tx) => {
    const { route, dc, pickType, temperature } = input;
    const { routeId, dcId } = await findScope(tx, actor, {
      route,
      ...(dc !== null && { dc }),
      ...(pickType !== null && { pickType }),
      ...(temperature !== null && { temperature }),
    });
    await refuseTakenName(tx, input);
    const template = await write(tx, actor, input, { routeId, dcId }, now);
    const { template: _, ...after } = input;
    await recordEvent(
      tx,
      actor,
      { type: "wave_template.saved", documentType: "wave_template", documentId: template, after },
      now,
    );
    return { template };
  });
}

/** One at a time: the index of names is the last word, this is its sentence. */
async function refuseTakenName(tx: Tx, { template, name, isActive }: WaveTemplateInput): Promise<void> {
  const sql = sqlOf(tx);
  await sql`select pg_advisory_xact_lock(hashtext('wave_templates'))`;
  const [taken] = await sql`
    select from wave_templates
    where name = ${name} and is_active and id is distinct from ${template ?? null}::int8`;
  if (taken && isActive) throw refuse("wave-template/name-taken", { name });
}

async function write(
  tx: Tx,
  actor: Actor,
  { template, name, pickType, temperature, departure, weekdays, isActive }: WaveTemplateInput,
  { routeId, dcId }: { routeId: number; dcId: number | null },
  now: Date,
): Promise<number> {
  const sql = sqlOf(tx);
  const days = ints(weekdays.toSorted((a, b) => a - b));
  const at = now.toISOString();
  if (template === undefined) {
    const [made] = await sql<{ id: number }[]>`
      insert into wave_templates (name, route_id, dc_id, pick_type, temperature, departure_minute, weekdays, is_active, set_by_name, set_at)
      values (${name}, ${routeId}::int4, ${dcId}::int4, ${pickType}, ${temperature}, ${minuteOfDay(departure)}::int2,
        ${days}::text::int2[], ${isActive}::bool, ${actor.name}, ${at}::text::timestamptz)
      returning id`;
    invariant(made !== undefined, "an insert without a row");
    return made.id;
  }
  const [changed] = await sql<{ id: number }[]>`
    update wave_templates set name = ${name}, route_id = ${routeId}::int4, dc_id = ${dcId}::int4, pick_type = ${pickType},
      temperature = ${temperature}, departure_minute = ${minuteOfDay(departure)}::int2, weekdays = ${days}::text::int2[],
      is_active = ${isActive}::bool, set_by_name = ${actor.name}, set_at = ${at}::text::timestamptz
    where id = ${template}::int8 returning id`;
  if (!changed) throw refuse("wave-template/unknown", { template });
  return changed.id;
}
