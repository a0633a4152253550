export { changeCodDue, dropCodDue } from "@/server/account/book/change-cod-dues";
export {
  addCodDues,
  codUnpaidFen,
  lockCodDues,
  settleCodDues,
  voidCodDues,
} from "@/server/account/book/cod-dues";
export {
  type Capture,
  captureHolds,
  type NewHold,
  placeHolds,
  releaseHolds,
} from "@/server/account/book/holds";
export { type AccountFigures, balancesOf, lockAccounts } from "@/server/account/book/lock-accounts";
export {
  type AccountEntryReason,
  type NewAccountEntry,
  postEntries,
} from "@/server/account/book/post-entries";
export { approveDeposit } from "@/server/account/commands/approve-deposit";
export { createDeposit } from "@/server/account/commands/create-deposit";
export { voidOverdueDeposits } from "@/server/account/commands/void-overdue-deposits";
export { getAccount } from "@/server/account/queries/get-account";
export type { Cause } from "@/server/shared/cause";
