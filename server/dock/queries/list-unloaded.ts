import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { loadUnits } from "@/server/dock/queries/load-units";
import { isToLoad, type UnitKind } from "@/server/dock/rules/load";
import type { UnloadedInput } from "@/server/dock/schema";
import { findReachableWave } from "@/server/wave";

/** Labels of one store that nobody scanned onto a truck. */
export interface UnloadedStore {
  store: string;
  storeName: string;
  route: string;
  units: { code: string; kind: UnitKind; item: string; name: string }[];
}

export interface UnloadedAnswer {
  /** Labels that are to go, and how many of them stand on a truck. */
  total: number;
  loaded: number;
  stores: UnloadedStore[];
  /** On a truck, but void since: they come off first. */
  voidLoaded: string[];
}

/** What a wave, or one of its delivery orders, would leave behind if it left now; void and short labels are no question. */
export async function listUnloaded(db: DbOrTx, actor: Actor, input: UnloadedInput): Promise<UnloadedAnswer> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const units = (await loadUnits(db, actor, waveId)).filter(
    ({ delivery }) => input.delivery === undefined || delivery === input.delivery,
  );
  const goes = units.filter((unit) => isToLoad(unit) || unit.status === "loaded");
  const open = goes.filter(({ status }) => status !== "loaded");
  const stores = [...Map.groupBy(open, ({ dc, store }) => `${dc}/${store}`).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { store, storeName, route } = first;
    return {
      store,
      storeName,
      route,
      units: of.map(({ code, kind, item, name }) => ({ code, kind, item, name })),
    };
  });
  const voidLoaded = units
    .filter(({ status, isLoaded }) => status === "void" && isLoaded)
    .map(({ code }) => code);
  return { total: goes.length, loaded: goes.length - open.length, stores, voidLoaded };
}
