import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema/account";
import { scopes } from "@/db/schema/auth";
import { dcs, stores } from "@/db/schema/org";
import { refuse } from "@/server/auth/errors";
import type { ScopeInput } from "@/server/auth/schema";

/** Writes the scope of a new user or token; refuses with `auth/unknown-scope` codes that do not exist. */
export async function grantScope(
  tx: Tx,
  holder: { userId: number } | { tokenId: number },
  scope: ScopeInput,
): Promise<void> {
  const [storeIds, dcIds, accountIds] = [
    await idsOf(tx, stores, scope.stores),
    await idsOf(tx, dcs, scope.dcs),
    await idsOf(tx, accounts, scope.accounts),
  ];
  const rows = [
    ...storeIds.map((storeId) => ({ ...holder, storeId })),
    ...dcIds.map((dcId) => ({ ...holder, dcId })),
    ...accountIds.map((accountId) => ({ ...holder, accountId })),
  ];
  if (rows.length > 0) await tx.insert(scopes).values(rows);
}

async function idsOf(
  tx: Tx,
  table: typeof stores | typeof dcs | typeof accounts,
  codes: readonly string[],
): Promise<number[]> {
  if (codes.length === 0) return [];
  const rows = await tx
    .select({ id: table.id, code: table.code })
    .from(table)
    .where(inArray(table.code, [...codes]));
  const known = new Set(rows.map((row) => row.code));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length > 0) throw refuse("auth/unknown-scope", { codes: unknown });
  return rows.map((row) => row.id);
}
