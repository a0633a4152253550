import type { Db } from "@/db/client";
import { proofRuns } from "@/db/schema/proof";
import { type Proof, runProof } from "@/server/proof/run-proof";

/** Proves the books and keeps the result for the Proof page: what the clock does every night. Each run adds one row. */
export async function recordProof(db: Db, now: Date): Promise<Proof> {
  const started = performance.now();
  const proof = await runProof(db);
  const tookMs = Math.round(performance.now() - started);
  await db.insert(proofRuns).values({ ranAt: now, isOk: proof.ok, tookMs, checks: proof.checks });
  return proof;
}
