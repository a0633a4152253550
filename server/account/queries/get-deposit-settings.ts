import { type DbOrTx, sqlOf } from "@/db/client";
import { readDepositSettings } from "@/server/account/deposit-settings";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";

export interface DepositSettingsView {
  secondApproverFrom: string;
  expireDays: number;
  isEvidenceNeededApi: boolean;
  isEvidenceNeededDesk: boolean;
  /** Everybody who may approve, with their own limit if they have one. */
  approvers: { login: string; name: string; role: string; limit: string | null }[];
}

/** How deposits are decided, and who may decide up to which amount. */
export async function getDepositSettings(db: DbOrTx, actor: Actor): Promise<DepositSettingsView> {
  mustBeAbleTo(actor, "deposit.approve");
  const { secondApproverFromFen, ...settings } = await readDepositSettings(db);
  const sql = sqlOf(db);
  const approvers = await sql<{ login: string; name: string; role: string; limitFen: number | null }[]>`
    select u.login, u.name, u.role::text as role, l.limit_fen as "limitFen"
    from users u left join approver_limits l on l.user_id = u.id
    where u.disabled_at is null and u.role in ('finance', 'finance-supervisor', 'admin')
    order by u.role, u.name limit 200`;
  return {
    ...settings,
    secondApproverFrom: formatFen(secondApproverFromFen),
    approvers: approvers.map(({ limitFen, ...row }) => ({
      ...row,
      limit: limitFen === null ? null : formatFen(limitFen),
    })),
  };
}
