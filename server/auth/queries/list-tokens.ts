import { desc, sql } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { apiTokens } from "@/db/schema/auth";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { scopeCodes } from "@/server/auth/queries/scope-codes";

/** The tokens of machines, newest first, never their text. At most 1,000. */
export async function listTokens(db: DbOrTx, actor: Actor) {
  mustBeAbleTo(actor, "token.manage");
  return db
    .select({
      tokenId: apiTokens.id,
      name: apiTokens.name,
      role: apiTokens.role,
      createdAt: apiTokens.recordedAt,
      revokedAt: apiTokens.revokedAt,
      scope: scopeCodes(sql`scopes.token_id = api_tokens.id`),
    })
    .from(apiTokens)
    .orderBy(desc(apiTokens.id))
    .limit(1_000);
}
