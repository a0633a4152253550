import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { lockTrip } from "@/server/dock/lock-trip";
import { loadUnits, type Unit } from "@/server/dock/queries/load-units";
import { answerScan, type LoadAnswer, type ScannedUnit } from "@/server/dock/rules/load";
import type { RecordLoadsInput } from "@/server/dock/schema";
import { labelCodeOf, readCaseLabel } from "@/server/shared/label-code";

export interface LoadedScan {
  scanId: string;
  code: string;
  answer: LoadAnswer;
}

/**
 * Counts what a loader scans onto a truck, or takes off it again. Every scan gets an answer and none stops the others: a label
 * goes on once, only on its own truck, only when it is picked and not void. A scan id counts once and gets the same answer
 * however often it is sent.
 */
export async function recordLoads(
  db: DbOrTx,
  actor: Actor,
  input: RecordLoadsInput,
  now: Date,
): Promise<{ answers: LoadedScan[] }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "truck.load");
    const trip = await lockTrip(tx, actor, input);
    const units = await loadUnits(tx, actor, trip.waveId, input);
    const state = new Map<string, ScannedUnit>(units.map((unit) => [unit.code, stateOf(unit)]));
    const storeOf = new Map(units.map(({ code, storeId }) => [code, storeId]));
    const known = await knownScans(tx, actor, input.scans);
    const elsewhere = await codesElsewhere(
      tx,
      input.scans.map(({ code }) => labelCodeOf(code)).filter((code) => !state.has(code)),
    );
    const fresh: LoadedScan[] = [];
    const answers = input.scans.map(({ scanId, code: text, action }): LoadedScan => {
      const code = labelCodeOf(text);
      const before = known.get(scanId);
      if (before) return { scanId, code, answer: before };
      const unit =
        state.get(code) ??
        (elsewhere.has(code)
          ? { delivery: null, isCheckDue: false, isVoid: false, isLoaded: false, isOfTrip: false }
          : undefined);
      const answer = answerScan(action, unit);
      if (unit && answer === "loaded") unit.isLoaded = true;
      if (unit && answer === "taken_off") unit.isLoaded = false;
      known.set(scanId, answer);
      const scan = { scanId, code, answer };
      fresh.push(scan);
      return scan;
    });
    await write(tx, actor, trip.waveId, fresh, storeOf, state, now);
    return { answers };
  });
}

/** The state that rules know, from what was read under the lock. */
function stateOf({ status, isLoaded }: Unit): ScannedUnit {
  const delivery = {
    void: null,
    gone: "dispatched",
    not_picked: "picking",
    not_checked: "picked",
    waiting: "picked",
    loaded: "picked",
  };
  return {
    delivery: delivery[status],
    isCheckDue: status === "not_checked",
    isVoid: status === "void",
    isLoaded,
    isOfTrip: true,
  };
}

async function knownScans(
  tx: Tx,
  actor: Actor,
  scans: RecordLoadsInput["scans"],
): Promise<Map<string, LoadAnswer>> {
  const sql = sqlOf(tx);
  const rows = await sql<{ scanId: string; answer: LoadAnswer }[]>`
    select scan_id as "scanId", answer from load_scans
    where scanned_by = ${`${actor.kind}:${actor.id}`}
      and scan_id = any(${texts(column(scans, ({ scanId }) => scanId))}::text[])`;
  return new Map(rows.map(({ scanId, answer }) => [scanId, answer]));
}

/** Which of these codes are labels of another truck; all others are no labels at all. */
async function codesElsewhere(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const sql = sqlOf(tx);
  const tasks = codes.flatMap((code) => readCaseLabel(code)?.task ?? []);
  const numbers = codes.flatMap((code) => (/^[TGB]\d{6,15}$/.test(code) ? Number(code.slice(1)) : []));
  const found = await sql<{ task: number | null; container: number | null }[]>`
    select id as task, null::int8 as container from pick_tasks where id = any(${ints(tasks)}::int8[])
    union all select null, id from containers where id = any(${ints(numbers)}::int8[])`;
  const isTask = new Set(found.map(({ task }) => task));
  const isContainer = new Set(found.map(({ container }) => container));
  return new Set(
    codes.filter(
      (code) => isTask.has(readCaseLabel(code)?.task ?? -1) || isContainer.has(Number(code.slice(1))),
    ),
  );
}

async function write(
  tx: Tx,
  actor: Actor,
  waveId: number,
  scans: readonly LoadedScan[],
  storeOf: ReadonlyMap<string, number>,
  state: ReadonlyMap<string, ScannedUnit>,
  now: Date,
): Promise<void> {
  if (scans.length === 0) return;
  const sql = sqlOf(tx);
  const at = now.toISOString();
  await sql`
    insert into load_scans (scanned_by, wave_id, scanned_by_name, scanned_at, scan_id, code, answer)
    select ${`${actor.kind}:${actor.id}`}::text, ${waveId}::int8, ${actor.name}::text, ${at}::text::timestamptz, s.*
    from unnest(${texts(column(scans, ({ scanId }) => scanId))}::text::text[],
                ${texts(column(scans, ({ code }) => code))}::text::text[],
                ${texts(column(scans, ({ answer }) => answer))}::text::load_answer[]) s`;
  const touched = [
    ...new Set(
      scans.flatMap(({ code, answer }) => (answer === "loaded" || answer === "taken_off" ? code : [])),
    ),
  ];
  const off = touched.filter((code) => state.get(code)?.isLoaded === false);
  const on = touched.filter((code) => state.get(code)?.isLoaded);
  await sql`delete from loads where wave_id = ${waveId} and code = any(${texts(off)}::text[])`;
  await sql`
    insert into loads (wave_id, loaded_by_name, loaded_at, code, store_id)
    select ${waveId}::int8, ${actor.name}::text, ${at}::text::timestamptz, l.*
    from unnest(${texts(on)}::text::text[], ${ints(on.map((code) => storeOf.get(code) ?? null))}::text::int4[]) l
    on conflict do nothing`;
}
