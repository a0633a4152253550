import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { apiTokens } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/auth/errors";
import { recordEvent } from "@/server/event";

/** Ends a token for good; repeating it changes nothing. It is refused everywhere within two seconds. */
export async function revokeToken(
  db: DbOrTx,
  actor: Actor,
  input: { tokenId: number },
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "token.manage");
  const { tokenId } = input;
  await inTransaction(db, async (tx) => {
    const [token] = await tx.select().from(apiTokens).where(eq(apiTokens.id, tokenId)).for("update");
    if (!token) throw refuse("auth/unknown-token", { tokenId });
    if (token.revokedAt) return;
    await tx.update(apiTokens).set({ revokedAt: now }).where(eq(apiTokens.id, tokenId));
    await recordEvent(tx, actor, { type: "token.revoked", documentType: "token", documentId: tokenId }, now);
  });
}
