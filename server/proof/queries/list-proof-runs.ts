import { desc } from "drizzle-orm";
import type { Db } from "@/db/client";
import { proofRuns } from "@/db/schema/proof";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { Check } from "@/server/proof/run-proof";

export interface ProofRun {
  at: Date;
  ok: boolean;
  seconds: number;
  failed: Check[];
}

const runsMax = 30;

/** The last thirty nightly proofs, latest first, each with the checks that failed. */
export async function listProofRuns(db: Db, actor: Actor): Promise<ProofRun[]> {
  mustBeAbleTo(actor, "proof.read");
  const runs = await db.select().from(proofRuns).orderBy(desc(proofRuns.ranAt)).limit(runsMax);
  return runs.map(({ ranAt, isOk, tookMs, checks }) => ({
    at: ranAt,
    ok: isOk,
    seconds: tookMs / 1000,
    failed: (checks as Check[]).filter((check) => !check.ok),
  }));
}
