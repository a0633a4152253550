import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { refuse } from "../errors";
import type { RunInput } from "../schema";
import { generateWave, type Telling, type WaveOrigin } from "./generate-wave";

/**
 * Makes a supplementary wave: what waits now of the same cut as an earlier wave, its route and below, DC, pick type and
 * temperature, for the same day and trucks (2.4). The earlier wave stays as it is, since nothing joins a wave after its
 * generation; the new one names it. Otherwise as `generateWave`, the answer without a wave included. Refused:
 * `wave/unknown`, `wave/cancelled`, and `pool/delivery-day-over` after its day.
 */
export async function supplementWave(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
  tell?: Telling,
) {
  mustBeAbleTo(actor, "wave.generate");
  return inTransaction(db, async (tx) => {
    const { run, origin } = await supplementRun(tx, input, now);
    return generateWave(tx, actor, run, now, origin, tell);
  });
}

/** What more for a wave is made of; refuses a cancelled one, and one whose day is over. */
export async function supplementRun(
  db: DbOrTx,
  { wave }: { wave: string },
  now: Date,
): Promise<{ run: RunInput; origin: WaveOrigin }> {
  const { run, day, origin } = await cutOf(db, wave);
  const today = businessDayOf(now);
  if (day < today) throw refuse("pool/delivery-day-over", { day, today });
  return { run: { ...run, deliveryDate: day }, origin };
}

interface Found {
  id: number;
  route: string;
  dc: string | null;
  pickType: RunInput["pickType"] | null;
  temperature: RunInput["temperature"] | null;
  day: BusinessDay;
  departureMinute: number | null;
  templateId: number | null;
  supplementsId: number | null;
  isCancelled: boolean;
}

/** What an earlier wave took, for another run over it. A supplement of a supplement is one of the first wave. */
async function cutOf(db: DbOrTx, wave: string) {
  const [found] = await sqlOf(db)<Found[]>`
    select w.id, r.code as route, c.code as dc, w.pick_type as "pickType", w.temperature, w.deliver_on::text as day,
      w.departure_minute as "departureMinute", w.template_id as "templateId", w.supplements_id as "supplementsId",
      w.cancelled_at is not null as "isCancelled"
    from waves w join routes r on r.id = w.route_id left join dcs c on c.id = w.dc_id
    where w.wave_no = ${wave}`;
  if (!found) throw refuse("wave/unknown", { wave });
  if (found.isCancelled) throw refuse("wave/cancelled", { wave });
  const { route, dc, pickType, temperature, departureMinute, templateId } = found;
  const run = {
    route,
    ...(dc !== null && { dc }),
    ...(pickType != null && { pickType }),
    ...(temperature != null && { temperature }),
  };
  const origin = { supplementsId: found.supplementsId ?? found.id, templateId, departureMinute };
  return { run, day: found.day, origin };
}
