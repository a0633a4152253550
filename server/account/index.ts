export {
  lockSlipsById,
  lockSlipsForBank,
  mustBeWhatTheBankShows,
  mustHaveNoBankMoney,
  noteBankMoney,
  type SlipForBank,
} from "@/server/account/bank-money";
export { changeCodDue, dropCodDue } from "@/server/account/book/change-cod-dues";
export {
  addCodDues,
  codUnpaidFen,
  lockCodDues,
  settleCodDues,
  voidCodDues,
} from "@/server/account/book/cod-dues";
export {
  type CodDue,
  type CodPaymentKind,
  codStopAfterDays,
  lockDuesOf,
  postCodPayment,
  stoppedCodStores,
} from "@/server/account/book/cod-payments";
export {
  type Capture,
  captureHolds,
  type NewHold,
  raiseHeld,
  releaseHolds,
  writeHolds,
} from "@/server/account/book/holds";
export { type AccountFigures, balancesOf, lockAccounts } from "@/server/account/book/lock-accounts";
export {
  type AccountEntryReason,
  type NewAccountEntry,
  postEntries,
} from "@/server/account/book/post-entries";
export { approveDeposit } from "@/server/account/commands/approve-deposit";
export { createDeposit, openDeposit } from "@/server/account/commands/create-deposit";
export { expireDeposits } from "@/server/account/commands/expire-deposits";
export { postDueDecisions } from "@/server/account/commands/post-due-decisions";
export { putDepositPhoto } from "@/server/account/commands/put-deposit-photo";
export { findAccount } from "@/server/account/find-account";
export { findReachableDeposit } from "@/server/account/queries/find-reachable-deposit";
export { getAccount } from "@/server/account/queries/get-account";
export { referenceCodeOf, referenceCodesIn } from "@/server/account/rules/reference-code";
export type { Cause } from "@/server/shared/cause";
