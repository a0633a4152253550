import type { DbOrTx } from "@/db/client";
import { sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";

/** How deposits are decided here; what nobody has set has the defaults of the business description. */
export interface DepositSettings {
  /** Above this received amount two people approve (2.6). */
  secondApproverFromFen: number;
  /** A slip without money ends after so many days. */
  expireDays: number;
  /** Whether an approval needs a photo or a matched bank line: through the interface, and at the desk (rulings 35). */
  isEvidenceNeededApi: boolean;
  isEvidenceNeededDesk: boolean;
}

export const depositDefaults: DepositSettings = {
  secondApproverFromFen: 5_000_000,
  expireDays: 7,
  isEvidenceNeededApi: false,
  isEvidenceNeededDesk: true,
};

/** For so long a decision of the desk waits before it is posted, and can be undone (5.4). */
export const undoMs = 10_000;

export async function readDepositSettings(db: DbOrTx): Promise<DepositSettings> {
  const sql = sqlOf(db);
  const [row] = await sql<DepositSettings[]>`
    select second_approver_from_fen as "secondApproverFromFen", expire_days as "expireDays",
           is_evidence_needed_api as "isEvidenceNeededApi", is_evidence_needed_desk as "isEvidenceNeededDesk"
    from deposit_settings`;
  return row ?? depositDefaults;
}

/** Up to which amount this person may approve; undefined without a limit of their own. Machines have none. */
export async function approverLimitFen(
  db: DbOrTx,
  actor: Pick<Actor, "kind" | "id">,
): Promise<number | undefined> {
  if (actor.kind !== "user") return undefined;
  const sql = sqlOf(db);
  const [row] = await sql<{ limitFen: number }[]>`
    select limit_fen as "limitFen" from approver_limits where user_id = ${actor.id}::int4`;
  return row?.limitFen;
}
