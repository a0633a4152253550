import type { Db } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { type Proof, runProof } from "@/server/proof/run-proof";

/** The proof as of now. It sees every account and store, whatever the reader's scope: figures tie or they do not. */
export async function getProof(db: Db, actor: Actor): Promise<Proof> {
  mustBeAbleTo(actor, "proof.read");
  return runProof(db);
}
