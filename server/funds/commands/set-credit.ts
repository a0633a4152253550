import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { balancesOf } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/funds/errors";
import { findAccount } from "@/server/funds/find-account";
import type { CreditLimitInput, TemporaryCreditInput } from "@/server/funds/schema";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/** The credit of an account as it counts today, and what may be spent with it. */
export interface CreditState {
  account: string;
  creditLimit: string;
  available: string;
}

interface Credit {
  kind: "limit" | "temporary";
  fen: number;
  validTo: BusinessDay | null;
}

/**
 * Sets how far below zero an account may go, until further notice or the end of a day (R08). Below the balance it stops
 * generation, and reverses nothing. Every change is kept with who, why and until when; the same again changes nothing.
 * Refused: `funds/unknown-account`, `credit/ends-in-the-past`, an account out of reach.
 */
export async function setCreditLimit(
  db: DbOrTx,
  actor: Actor,
  { account, limit, validTo, reason }: CreditLimitInput,
  now: Date,
): Promise<CreditState> {
  return change(db, actor, { account, reason }, { kind: "limit", fen: limit, validTo }, now);
}

/**
 * Gives credit on top of the limit until 24:00 of its last day, as for a festival (R08); 0.00 ends it at once. There is one
 * at a time: the last one counts. Refused as `setCreditLimit`.
 */
export async function grantTemporaryCredit(
  db: DbOrTx,
  actor: Actor,
  { account, amount, validTo, reason }: TemporaryCreditInput,
  now: Date,
): Promise<CreditState> {
  const credit = { kind: "temporary" as const, fen: amount, validTo: amount === 0 ? null : validTo };
  return change(db, actor, { account, reason }, credit, now);
}

async function change(
  db: DbOrTx,
  actor: Actor,
  wish: { account: string; reason: string },
  credit: Credit,
  now: Date,
): Promise<CreditState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "credit.change");
    const account = await findAccount(tx, actor, wish.account);
    const today = businessDayOf(now);
    const { validTo } = credit;
    if (validTo !== null && validTo < today)
      throw refuse("credit/ends-in-the-past", { account: account.code, validTo, today });
    const before = await lockCredit(tx, account.id, credit.kind);
    if (before.fen !== credit.fen || before.validTo !== validTo)
      await write(tx, actor, account.id, { before, credit, reason: wish.reason }, now);
    const figures = (await balancesOf(tx, [account.id], today)).get(account.id);
    invariant(figures, `account ${account.code} was there a moment ago`);
    return {
      account: account.code,
      creditLimit: formatFen(figures.creditLimitFen),
      available: formatFen(figures.availableFen),
    };
  });
}

async function lockCredit(tx: Tx, accountId: number, kind: Credit["kind"]): Promise<Omit<Credit, "kind">> {
  const sql = sqlOf(tx);
  const columns =
    kind === "limit"
      ? sql`credit_limit_fen as fen, credit_valid_to::text as "validTo"`
      : sql`temporary_credit_fen as fen, temporary_credit_to::text as "validTo"`;
  const [before] = await sql<Omit<Credit, "kind">[]>`
    select ${columns} from accounts where id = ${accountId}::int4 for no key update`;
  invariant(before, `account ${accountId} was there a moment ago`);
  return before;
}

async function write(
  tx: Tx,
  actor: Actor,
  accountId: number,
  { before, credit, reason }: { before: Omit<Credit, "kind">; credit: Credit; reason: string },
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const { kind, fen, validTo } = credit;
  const columns =
    kind === "limit"
      ? sql`credit_limit_fen = ${fen}::int8, credit_valid_to = ${validTo}::text::date`
      : sql`temporary_credit_fen = ${fen}::int8, temporary_credit_to = ${validTo}::text::date`;
  await sql`update accounts set ${columns} where id = ${accountId}::int4`;
  await sql`
    insert into credit_changes (account_id, kind, credit_limit_fen, credit_valid_to, reason, actor_name, changed_at)
    values (${accountId}::int4, ${kind}::text::credit_kind, ${fen}::int8, ${validTo}::text::date, ${reason}, ${actor.name},
            ${now.toISOString()}::text::timestamptz)`;
  const event = { type: "account.credit_changed", documentType: "account", documentId: accountId, reason };
  await recordEvent(tx, actor, { ...event, before: { kind, ...before }, after: { kind, fen, validTo } }, now);
}
