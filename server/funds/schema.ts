import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenText, fenTextAboveZero, fenTextFromZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";

const code = z.string().min(1).max(40);
const reason = z.string().trim().min(1).max(500);
const named = { account: code };

export const creditLimitBody = z.strictObject({
  limit: fenTextFromZero,
  /** The last day on which it counts; null: until it is changed. */
  validTo: businessDayText.nullable(),
  reason,
});
export const creditLimitInput = creditLimitBody.extend(named);
export type CreditLimitInput = z.output<typeof creditLimitInput>;

/** 0.00 ends a temporary credit. */
export const temporaryCreditBody = z.strictObject({
  amount: fenTextFromZero,
  validTo: businessDayText,
  reason,
});
export const temporaryCreditInput = temporaryCreditBody.extend(named);
export type TemporaryCreditInput = z.output<typeof temporaryCreditInput>;

export const correctionKinds = ["adjustment", "transfer"] as const;
export const correctionStatuses = ["requested", "approved", "rejected"] as const;
export type CorrectionStatus = (typeof correctionStatuses)[number];

/** What a correction is for, and what shows that it is right: a letter, a call, a bank notice. */
const grounds = { reason, evidence: reason };
export const adjustmentInput = z.strictObject({
  ...named,
  /** Above 0.00 the account gets it, below it pays it. */
  amount: fenText.refine((fen) => fen !== 0, "must not be 0.00"),
  ...grounds,
});
export type AdjustmentInput = z.output<typeof adjustmentInput>;
export const transferInput = z.strictObject({ from: code, to: code, amount: fenTextAboveZero, ...grounds });
export type TransferInput = z.output<typeof transferInput>;
export const correctionGroundsInput = z.strictObject(grounds);
export const correctionReversalInput = correctionGroundsInput.extend({ correction: code });
export type CorrectionReversalInput = z.output<typeof correctionReversalInput>;
export const correctionInput = z.strictObject({ correction: code });
export type CorrectionInput = z.output<typeof correctionInput>;
export const correctionReasonInput = z.strictObject({ reason });
export const rejectCorrectionInput = correctionReasonInput.extend({ correction: code });
export type RejectCorrectionInput = z.output<typeof rejectCorrectionInput>;

export const listCorrectionsQuery = pageInput
  .extend({ account: code.optional(), status: z.enum(correctionStatuses).optional() })
  .strict();
export type ListCorrectionsInput = z.output<typeof listCorrectionsQuery>;
export const accountInput = z.strictObject(named);
export const ledgerDaysQuery = z.strictObject({ from: businessDayText, to: businessDayText });
export const ledgerDaysInput = ledgerDaysQuery.extend(named);
export type LedgerDaysInput = z.output<typeof ledgerDaysInput>;
