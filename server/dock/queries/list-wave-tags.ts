import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { refuse } from "@/server/dock/errors";
import type { BusinessDay } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { batchTags, countTags, type PaperTag } from "@/server/tag";
import { findReachableWave } from "@/server/wave";

/** Stores of a wave by the DC that prints their tags: the first of those that still send them something. */
export async function storesToTag(
  db: DbOrTx,
  actor: Actor,
  waveId: number,
): Promise<{ dcId: number; storeIds: number[]; deliverOn: BusinessDay }[]> {
  const rows = await sqlOf(db)<{ dcId: number; storeId: number; deliverOn: BusinessDay }[]>`
    select f.dc_id as "dcId", f.store_id as "storeId", w.deliver_on::text as "deliverOn"
    from (select store_id, min(dc_id) as dc_id from deliveries
          where wave_id = ${waveId}::int8 and status in ('created', 'released', 'picking', 'picked', 'checked', 'approved')
          group by store_id) f
    join waves w on w.id = ${waveId}::int8
    where ${actor.dcIds === null}::bool or f.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])
    order by 1, 2`;
  return [...Map.groupBy(rows, ({ dcId }) => dcId)].map(([dcId, stores]) => ({
    dcId,
    storeIds: stores.map(({ storeId }) => storeId),
    deliverOn: stores[0]?.deliverOn as BusinessDay,
  }));
}

export interface WaveTagBatch {
  batch: number;
  dc: string;
  tags: number;
  prints: number;
  printedBy: string;
  printedAt: string;
}

/** How many tags wait for the stores of a wave, and what was printed of it. Refused: an unknown wave, one out of reach. */
export async function listWaveTags(db: DbOrTx, actor: Actor, input: { wave: string }) {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const groups = await storesToTag(db, actor, waveId);
  const waiting = { stores: 0, count: 0 };
  for (const { storeIds, deliverOn } of groups) {
    const found = await countTags(db, storeIds, deliverOn);
    waiting.stores += found.stores;
    waiting.count += found.count;
  }
  const batches = await sqlOf(db)<WaveTagBatch[]>`
    select b.id as batch, c.code as dc, b.tag_count as tags, b.prints, b.printed_by_name as "printedBy", b.printed_at as "printedAt"
    from tag_batches b join dcs c on c.id = b.dc_id
    where b.wave_id = ${waveId}::int8 and (${actor.dcIds === null}::bool or b.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by b.id`;
  return {
    wave: input.wave,
    waiting,
    batches: batches.map((row) => ({ ...row, printedAt: instantText(new Date(row.printedAt)) })),
  };
}

/** The tags of one print, ready for paper. Refused: `dock/unknown-tag-batch`, a DC out of reach. */
export async function getTagBatch(
  db: DbOrTx,
  actor: Actor,
  input: { batch: number },
): Promise<{ batch: number; wave: string; prints: number; tags: PaperTag[] }> {
  mustBeAbleTo(actor, "wave.read");
  const [found] = await sqlOf(db)<{ wave: string; dcId: number; prints: number }[]>`
    select w.wave_no as wave, b.dc_id as "dcId", b.prints from tag_batches b join waves w on w.id = b.wave_id
    where b.id = ${input.batch}::int8`;
  if (!found) throw refuse("dock/unknown-tag-batch", input);
  mustReachDc(actor, found.dcId);
  const { wave, prints } = found;
  return { batch: input.batch, wave, prints, tags: await batchTags(db, [input.batch]) };
}
