import type { DbOrTx } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import type { Terms } from "../rules/terms";
import { loadTerms } from "./load-terms";

/** How many days' terms a process remembers: today, and the days a rehearsal looks back or ahead to. */
const REMEMBERED_DAYS_MAX = 4;

const globals = globalThis as typeof globalThis & { storelineTerms?: Map<BusinessDay, Promise<Terms>> };
globals.storelineTerms ??= new Map();
const remembered = globals.storelineTerms;

/**
 * The terms in force on `day`. They change a few times a day and are asked for by every order, so a process remembers
 * them; `version` is the catalogue version that the caller has just read from the database, and older ones are reloaded.
 */
export async function getTerms(db: DbOrTx, day: BusinessDay, version: number): Promise<Terms> {
  const known = remembered.get(day);
  const terms = await known?.catch(() => undefined);
  if (terms?.version === version) return terms;
  const loading = loadTerms(db, day);
  remembered.delete(day);
  remembered.set(day, loading);
  for (const old of remembered.keys()) {
    if (remembered.size <= REMEMBERED_DAYS_MAX) break;
    remembered.delete(old);
  }
  try {
    return await loading;
  } catch (error) {
    if (remembered.get(day) === loading) remembered.delete(day);
    throw error;
  }
}
