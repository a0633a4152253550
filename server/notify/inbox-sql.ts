import { ints, texts } from "@/db/bulk";
import type { Sql } from "@/db/client";
import { type Actor, isAbleTo } from "@/server/auth";
import { kindsWithoutMoney, messageKinds } from "@/server/notify/schema";

/** People and tills read each for themselves. */
export const readerOf = (actor: Actor) => `${actor.kind}:${actor.id}`;

/**
 * Which messages `m` are somebody's: those to their stores, their accounts and themselves. Of kinds that name money a till is
 * told for the owner; a clerk, from whom balances are hidden, is not (R09).
 */
export const inboxSql = (sql: Sql, actor: Actor) => {
  const seesMoney = isAbleTo(actor, "account.read");
  const kinds = seesMoney || actor.role === "pos" ? messageKinds : kindsWithoutMoney;
  return sql`
    m.kind = any(${texts(kinds)}::text[]) and (
      (m.recipient_kind = 'store'
        and (${actor.storeIds === null}::bool or m.recipient_id = any(${ints(actor.storeIds ?? [])}::int4[])))
      or (m.recipient_kind = 'account' and ${seesMoney}::bool
        and (${actor.accountIds === null}::bool or m.recipient_id = any(${ints(actor.accountIds ?? [])}::int4[])))
      or (m.recipient_kind = 'user' and ${actor.kind === "user"}::bool and m.recipient_id = ${actor.id}::int4))`;
};
