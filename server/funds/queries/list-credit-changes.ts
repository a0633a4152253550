import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findAccount } from "@/server/funds/find-account";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

export interface CreditView {
  /** As they are set; whether they count today is `isValid`. */
  limit: { amount: string; validTo: BusinessDay | null; isValid: boolean };
  temporary: { amount: string; validTo: BusinessDay; isValid: boolean } | null;
  changes: {
    at: string;
    by: string;
    kind: "limit" | "temporary";
    amount: string;
    validTo: BusinessDay | null;
    reason: string;
  }[];
}

const changesMax = 200;

interface Stored {
  limitFen: number;
  validTo: BusinessDay | null;
  temporaryFen: number;
  temporaryTo: BusinessDay | null;
}

interface StoredChange {
  at: string;
  by: string;
  kind: "limit" | "temporary";
  fen: number;
  validTo: BusinessDay | null;
  reason: string;
}

/** An account's credit and who changed it, when, why and until when, newest first, at most 200 (R08). Refused: out of reach. */
export async function listCreditChanges(
  db: DbOrTx,
  actor: Actor,
  input: { account: string },
  now: Date,
): Promise<CreditView> {
  mustBeAbleTo(actor, "account.read");
  const { id } = await findAccount(db, actor, input.account);
  const sql = sqlOf(db);
  const today = businessDayOf(now);
  const [stored] = await sql<Stored[]>`
    select credit_limit_fen as "limitFen", credit_valid_to::text as "validTo",
           temporary_credit_fen as "temporaryFen", temporary_credit_to::text as "temporaryTo"
    from accounts where id = ${id}::int4`;
  const changes = await sql<StoredChange[]>`
    select changed_at as at, actor_name as by, kind, credit_limit_fen as fen, credit_valid_to::text as "validTo", reason
    from credit_changes where account_id = ${id}::int4 order by id desc limit ${changesMax}`;
  const { limitFen = 0, validTo = null, temporaryFen = 0, temporaryTo = null } = stored ?? {};
  return {
    limit: { amount: formatFen(limitFen), validTo, isValid: validTo === null || validTo >= today },
    temporary:
      temporaryTo === null
        ? null
        : { amount: formatFen(temporaryFen), validTo: temporaryTo, isValid: temporaryTo >= today },
    changes: changes.map(({ at, fen, ...change }) => ({
      ...change,
      at: instantText(new Date(at)),
      amount: formatFen(fen),
    })),
  };
}
