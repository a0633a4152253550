import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import type { Unit } from "@/server/dock/queries/load-units";
import { isToLoad } from "@/server/dock/rules/load";
import type { Unloaded } from "@/server/dock/schema";

/** What a person decided of labels that nobody scanned onto a truck. */
export interface Settled {
  /** The labels as they are now. */
  units: Unit[];
  /** Loaded without a scan, on the person's word. */
  aboard: string[];
  /** Not on the truck. */
  behind: string[];
}

/**
 * Before goods leave: nothing void stands on the truck, and of every label that was not scanned somebody has said whether it is
 * aboard or stays behind, and why. Refused: `dock/void-loaded`, `dock/not-loaded`.
 */
export async function settleUnloaded(
  tx: Tx,
  actor: Actor,
  waveId: number,
  units: readonly Unit[],
  unloaded: Unloaded | undefined,
  now: Date,
): Promise<Settled> {
  const wrong = units.filter(({ status, isLoaded }) => status === "void" && isLoaded);
  if (wrong.length > 0) throw refuse("dock/void-loaded", { codes: wrong.map(({ code }) => code) });
  const open = units.filter(isToLoad);
  if (open.length > 0 && unloaded === undefined) {
    throw refuse("dock/not-loaded", {
      count: open.length,
      stores: [...new Set(open.map(({ store }) => store))],
    });
  }
  const codes = open.map(({ code }) => code);
  if (open.length === 0 || unloaded?.as !== "aboard") return { units: [...units], aboard: [], behind: codes };
  const sql = sqlOf(tx);
  await sql`
    insert into loads (wave_id, loaded_by_name, loaded_at, code, store_id)
    select ${waveId}::int8, ${actor.name}::text, ${now.toISOString()}::text::timestamptz, l.*
    from unnest(${texts(codes)}::text::text[], ${ints(open.map(({ storeId }) => storeId))}::text::int4[]) l
    on conflict do nothing`;
  const isOpen = new Set(codes);
  const after = units.map(
    (unit): Unit => (isOpen.has(unit.code) ? { ...unit, isLoaded: true, status: "loaded" } : unit),
  );
  return { units: after, aboard: codes, behind: [] };
}
