import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { lockOwnWave } from "@/server/dock/lock-own-wave";
import type { AddContainersInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";
import { containerCode } from "@/server/shared/label-code";

/**
 * Gives a store of a wave more totes, cages or ice boxes, each with a label of its own; answers their codes. Refused:
 * `dock/unknown-store` when the wave brings it nothing from that DC.
 */
export async function addContainers(
  db: DbOrTx,
  actor: Actor,
  input: AddContainersInput,
  now: Date,
): Promise<{ wave: string; codes: string[] }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "paper.print");
    const waveId = await lockOwnWave(tx, actor, input.wave);
    const sql = sqlOf(tx);
    const [to] = await sql<{ storeId: number; dcId: number; looseId: number | null }[]>`
      select d.store_id as "storeId", d.dc_id as "dcId", min(d.id) filter (where d.pick_type = 'loose') as "looseId"
      from deliveries d join stores s on s.id = d.store_id join dcs c on c.id = d.dc_id
      where d.wave_id = ${waveId} and s.code = ${input.store} and c.code = ${input.dc}
        and d.status not in ('void', 'reversed')
      group by d.store_id, d.dc_id`;
    if (!to) throw refuse("dock/unknown-store", { wave: input.wave, store: input.store });
    mustReachDc(actor, to.dcId);
    const { kind, count } = input;
    const deliveryId = kind === "tote" ? to.looseId : null;
    const made = await sql<{ id: number }[]>`
      insert into containers (wave_id, dc_id, store_id, delivery_id, kind, seq, created_by_name, created_at)
      select ${waveId}::int8, ${to.dcId}::int4, ${to.storeId}::int4, ${deliveryId}::int8, ${kind}::text::container_kind,
             coalesce((select max(seq) from containers where wave_id = ${waveId}::int8 and dc_id = ${to.dcId}::int4
               and store_id = ${to.storeId}::int4 and kind = ${kind}::text::container_kind), 0) + n,
             ${actor.name}::text, ${now.toISOString()}::text::timestamptz
      from generate_series(1, ${count}::int4) n order by n
      returning id`;
    const codes = made.map(({ id }) => containerCode(kind, id));
    const details = { store: input.store, kind, codes };
    await recordEvent(
      tx,
      actor,
      { type: "wave.containers_added", documentType: "wave", documentId: waveId, details },
      now,
    );
    return { wave: input.wave, codes };
  });
}
