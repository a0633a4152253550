import type { DbOrTx } from "@/db/client";
import {
  approverLimitFen,
  type DepositSettings,
  readDepositSettings,
} from "@/server/account/deposit-settings";
import { refuse } from "@/server/account/errors";
import { type ApprovalCase, judgeApproval } from "@/server/account/rules/judge-approval";
import { type Actor, handOf } from "@/server/auth/actor";
import { DomainError } from "@/server/shared/domain-error";

/** Somebody who looks at the desk, and the rules as they are. */
export interface Approver {
  approver: ApprovalCase["approver"];
  settings: DepositSettings;
}

export async function readApprover(db: DbOrTx, actor: Actor): Promise<Approver> {
  const { kind, role } = actor;
  const limitFen = await approverLimitFen(db, actor);
  return { approver: { hand: handOf(actor), kind, role, limitFen }, settings: await readDepositSettings(db) };
}

interface WaitingSlip {
  deposit: string;
  amountFen: number;
  matchedFen: number;
  createdBy: string;
  firstHand: string | null;
  firstBy: string | null;
  firstFen: number | null;
  photo: number | null;
  samePhotoAs: string | null;
}

/**
 * Why this person cannot approve a waiting slip at the desk, by the very rule that the approval asks (`judgeApproval`), for
 * what the bank shows, else the first approval's sum, else the declared one; null when they can. The desk then offers no
 * button that would only be refused.
 */
export function ownRefusal(
  { approver, settings }: Approver,
  {
    deposit,
    amountFen,
    matchedFen,
    createdBy,
    firstHand,
    firstBy,
    firstFen,
    photo,
    samePhotoAs,
  }: WaitingSlip,
): { code: string; en: string; zh: string } | null {
  const receivedFen = matchedFen || firstFen || amountFen;
  const hasFirst = firstHand !== null && firstBy !== null && firstFen !== null;
  try {
    const verdict = judgeApproval({
      deposit,
      receivedFen,
      createdBy,
      first: hasFirst ? { by: firstHand, byName: firstBy, receivedFen: firstFen } : undefined,
      matchedFen,
      hasPhoto: photo !== null,
      samePhotoAs: samePhotoAs ?? undefined,
      approver,
      secondApproverFromFen: settings.secondApproverFromFen,
      isEvidenceNeeded: settings.isEvidenceNeededDesk,
    });
    if (verdict === "first" && hasFirst && firstHand === approver.hand)
      throw refuse("deposit/second-must-be-supervisor", { deposit, by: firstBy });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, en: error.sentence("en"), zh: error.sentence("zh") };
  }
}
