import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "../errors";
import type { RunInput, RunTemplateInput } from "../schema";
import { generateWave, type Telling, type WaveOrigin } from "./generate-wave";

/**
 * Makes the wave of a template for a day: generates its cut for that day of delivery, with the template's departure. Of two
 * planners who press at once one makes it. Otherwise as `generateWave`, the answer without a wave included. Refused:
 * `wave-template/unknown`, and `wave-template/made` once it is there: what came later is for a supplementary wave.
 */
export async function runTemplate(
  db: DbOrTx,
  actor: Actor,
  input: RunTemplateInput,
  now: Date,
  tell?: Telling,
) {
  mustBeAbleTo(actor, "wave.generate");
  return inTransaction(db, async (tx) => {
    const { run, origin } = await templateRun(tx, input);
    return generateWave(tx, actor, run, now, origin, tell);
  });
}

/** Locks the template and says what its wave of that day is made of; refuses it once it is there. */
export async function templateRun(
  tx: Tx,
  { template, day }: RunTemplateInput,
): Promise<{ run: RunInput; origin: WaveOrigin }> {
  const { name, run, departureMinute } = await lockTemplate(tx, template);
  const [made] = await sqlOf(tx)<{ wave: string }[]>`
    select wave_no as wave from waves
    where template_id = ${template}::int8 and deliver_on = ${day}::text::date and supplements_id is null
      and cancelled_at is null`;
  if (made) throw refuse("wave-template/made", { template: name, day, wave: made.wave });
  return {
    run: { ...run, deliveryDate: day },
    origin: { supplementsId: null, templateId: template, departureMinute },
  };
}

interface Found {
  name: string;
  route: string;
  dc: string | null;
  pickType: RunInput["pickType"] | null;
  temperature: RunInput["temperature"] | null;
  departureMinute: number;
}

/** Before everything else: nobody who holds a document asks for a template. */
async function lockTemplate(tx: Tx, template: number) {
  const [found] = await sqlOf(tx)<Found[]>`
    select t.name, r.code as route, c.code as dc, t.pick_type as "pickType", t.temperature,
      t.departure_minute as "departureMinute"
    from wave_templates t join routes r on r.id = t.route_id left join dcs c on c.id = t.dc_id
    where t.id = ${template}::int8 and t.is_active for no key update of t`;
  if (!found) throw refuse("wave-template/unknown", { template });
  const { name, route, dc, pickType, temperature, departureMinute } = found;
  const run: RunInput = {
    route,
    ...(dc !== null && { dc }),
    ...(pickType != null && { pickType }),
    ...(temperature != null && { temperature }),
  };
  return { name, run, departureMinute };
}
