import { refuse } from "@/server/account/errors";
import { formatFen } from "@/server/shared/fen";
import type { Role } from "@/server/shared/roles";

/** What decides about an approval, as it is under the slip's lock. */
export interface ApprovalCase {
  deposit: string;
  receivedFen: number;
  createdBy: string;
  /** The first of two approvals, if there is one. */
  first: { by: string; byName: string; receivedFen: number } | undefined;
  /** Money of matched bank lines; 0 without. */
  matchedFen: number;
  hasPhoto: boolean;
  /** Another slip that carries the very same photo. */
  samePhotoAs: string | undefined;
  approver: { hand: string; kind: "user" | "token" | "system"; role: Role; limitFen: number | undefined };
  secondApproverFromFen: number;
  isEvidenceNeeded: boolean;
}

const supervisors: ReadonlySet<Role> = new Set(["finance-supervisor", "admin"]);

/**
 * Whether this approval posts, or is the first of two (R10, 2.6). Refused: one's own slip, a slip without photo and bank
 * line where that is needed, the photo of another slip without supervisor, an amount above
 * the approver's limit, a second approval of another amount, by somebody who is no supervisor. Two are needed above
 * `secondApproverFromFen`; a machine with an administrator's token answers for its own two persons (rulings 35).
 */
export function judgeApproval(given: ApprovalCase): "post" | "first" {
  const { deposit, receivedFen, approver, first } = given;
  mustBeEvident(given);
  const isSupervisor = supervisors.has(approver.role);
  if (given.samePhotoAs !== undefined && !isSupervisor)
    throw refuse("deposit/same-photo", { deposit, earlier: given.samePhotoAs });
  if (approver.limitFen !== undefined && receivedFen > approver.limitFen)
    throw refuse("deposit/above-your-limit", {
      deposit,
      received: formatFen(receivedFen),
      limit: formatFen(approver.limitFen),
    });

  const answersForTwo = approver.kind === "token" && approver.role === "admin";
  const needsTwo = receivedFen > given.secondApproverFromFen && !answersForTwo;
  const isAnotherHand = first !== undefined && first.by !== approver.hand;
  if (isAnotherHand && first.receivedFen !== receivedFen)
    throw refuse("deposit/approvals-differ", {
      deposit,
      first: formatFen(first.receivedFen),
      by: first.byName,
      second: formatFen(receivedFen),
    });
  if (!needsTwo) return "post";
  if (!isAnotherHand) return "first";
  if (!isSupervisor) throw refuse("deposit/second-must-be-supervisor", { deposit, by: first.byName });
  return "post";
}

function mustBeEvident({
  deposit,
  createdBy,
  approver,
  matchedFen,
  hasPhoto,
  isEvidenceNeeded,
}: ApprovalCase) {
  if (createdBy === approver.hand) throw refuse("deposit/own-slip", { deposit });
  if (isEvidenceNeeded && !hasPhoto && matchedFen === 0) throw refuse("deposit/no-evidence", { deposit });
}
