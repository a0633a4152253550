import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { corrections } from "@/db/schema/funds";
import type { Actor } from "@/server/auth/actor";
import { mustReachAccount } from "@/server/auth/actor";
import { refuse } from "@/server/funds/errors";
import type { CorrectionStatus } from "@/server/funds/schema";

export type Correction = typeof corrections.$inferSelect;

/** The answer to every command on a correction. */
export interface CorrectionState {
  correction: string;
  status: CorrectionStatus;
}

/** Locks a correction by its number; documents come before accounts in the lock order. */
export async function lockCorrection(tx: Tx, actor: Actor, correctionNo: string): Promise<Correction> {
  const [found] = await tx
    .select()
    .from(corrections)
    .where(eq(corrections.correctionNo, correctionNo))
    .for("update");
  if (!found) throw refuse("correction/unknown", { correction: correctionNo });
  mustReachAccount(actor, found.accountId);
  if (found.toAccountId !== null) mustReachAccount(actor, found.toAccountId);
  return found;
}
