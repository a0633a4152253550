import { expect, test } from "vitest";
import { DomainError } from "@/server/shared/domain-error";
import { type ApprovalCase, judgeApproval } from "./judge-approval";

const finance = { hand: "user:2", kind: "user", role: "finance", limitFen: undefined } as const;
const supervisor = { ...finance, hand: "user:3", role: "finance-supervisor" } as const;
const adminToken = { ...finance, hand: "token:9", kind: "token", role: "admin" } as const;
const byFinance = { by: finance.hand, byName: "Zhang", receivedFen: 6_000_000 };

const plain: ApprovalCase = {
  deposit: "DP-1",
  receivedFen: 6_000_000,
  createdBy: "user:1",
  first: undefined,
  matchedFen: 0,
  hasPhoto: true,
  samePhotoAs: undefined,
  approver: finance,
  secondApproverFromFen: 5_000_000,
  isEvidenceNeeded: true,
};

const verdict = (changes: Partial<ApprovalCase>) => {
  try {
    return judgeApproval({ ...plain, ...changes });
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

test.each<[string, Partial<ApprovalCase>, string]>([
  ["the limit itself needs one", { receivedFen: 5_000_000 }, "post"],
  ["one fen above it needs two", { receivedFen: 5_000_001 }, "first"],
  ["the same person again is no second one", { first: byFinance }, "first"],
  [
    "another, but no supervisor",
    { first: { ...byFinance, by: "user:8" } },
    "deposit/second-must-be-supervisor",
  ],
  ["the supervisor is the second", { first: byFinance, approver: supervisor }, "post"],
  ["a supervisor alone is the first", { approver: supervisor }, "first"],
  [
    "two who saw different sums",
    { first: { ...byFinance, receivedFen: 5_999_000 }, approver: supervisor },
    "deposit/approvals-differ",
  ],
  ["an administrator's machine answers for its two", { approver: adminToken }, "post"],
  ["a photo that another slip has", { receivedFen: 100, samePhotoAs: "DP-0" }, "deposit/same-photo"],
  ["that photo, and a supervisor", { receivedFen: 100, samePhotoAs: "DP-0", approver: supervisor }, "post"],
  ["one's own slip", { createdBy: finance.hand }, "deposit/own-slip"],
  [
    "one's own slip, as a machine of the administrator",
    { createdBy: "token:9", approver: adminToken },
    "deposit/own-slip",
  ],
  ["neither photo nor bank line", { hasPhoto: false }, "deposit/no-evidence"],
  [
    "neither, where nobody asks for it",
    { receivedFen: 100, hasPhoto: false, isEvidenceNeeded: false },
    "post",
  ],
  ["a bank line is evidence", { receivedFen: 100, hasPhoto: false, matchedFen: 100 }, "post"],
  ["up to one's own limit", { receivedFen: 100, approver: { ...finance, limitFen: 100 } }, "post"],
  [
    "above one's own limit",
    { receivedFen: 101, approver: { ...finance, limitFen: 100 } },
    "deposit/above-your-limit",
  ],
])("%s", (_, changes, expected) => {
  expect(verdict(changes)).toBe(expected);
});
