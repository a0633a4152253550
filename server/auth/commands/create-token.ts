import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { apiTokens } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { grantScope } from "@/server/auth/commands/grant-scope";
import { type CreateTokenInput, createTokenInput } from "@/server/auth/schema";
import { newSecret, secretHash } from "@/server/auth/secret";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/** Creates a token for a machine. Its text is in this answer and nowhere else: only its hash is stored. */
export async function createToken(
  db: DbOrTx,
  actor: Actor,
  raw: CreateTokenInput,
  now: Date,
): Promise<{ tokenId: number; token: string }> {
  mustBeAbleTo(actor, "token.manage");
  const input = createTokenInput.parse(raw);
  const token = `slt_${newSecret()}`;
  return inTransaction(db, async (tx) => {
    const { name, role, scope } = input;
    const [row] = await tx
      .insert(apiTokens)
      .values({ name, role, tokenHash: secretHash(token) })
      .returning({ tokenId: apiTokens.id });
    invariant(row, "the token was not inserted");
    await grantScope(tx, row, scope);
    await recordEvent(
      tx,
      actor,
      {
        type: "token.created",
        documentType: "token",
        documentId: row.tokenId,
        details: { name, role, scope },
      },
      now,
    );
    return { tokenId: row.tokenId, token };
  });
}
