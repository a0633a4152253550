import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/upgrade/errors";
import type { packageStatuses } from "@/server/upgrade/schema";

/** The store of that code. Refused: `upgrade/unknown-store`, a store out of reach. */
export async function findStore(db: DbOrTx, actor: Actor, store: string): Promise<number> {
  const [found] = await sqlOf(db)<{ id: number }[]>`select id from stores where code = ${store}`;
  if (!found) throw refuse("upgrade/unknown-store", { store });
  mustReachStore(actor, found.id);
  return found.id;
}

export interface FoundPackage {
  id: number;
  version: string;
  status: (typeof packageStatuses)[number];
  isPaused: boolean;
  sha256: string;
  signature: string;
  sizeBytes: number;
}

/** The package of that version. Refused: `upgrade/unknown-package`. */
export async function findPackage(db: DbOrTx, version: string): Promise<FoundPackage> {
  const [found] = await sqlOf(db)<FoundPackage[]>`
    select id, version, status, is_paused as "isPaused", sha256, signature, size_bytes as "sizeBytes"
    from pos_packages where version = ${version}`;
  if (!found) throw refuse("upgrade/unknown-package", { version });
  return found;
}
