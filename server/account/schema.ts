import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextAboveZero, fenTextFromZero } from "@/server/shared/fen";
import { cursorText, pageInput, pageLimitMax } from "@/server/shared/paging";

const code = z.string().min(1).max(40);
const reason = z.string().trim().min(1).max(500);

export const depositStatuses = [
  "draft",
  "awaiting_transfer",
  "pending",
  "approved",
  "rejected",
  "void",
  "reversed",
] as const;
export type DepositStatus = (typeof depositStatuses)[number];
export const depositMethods = ["bank_transfer", "cash", "qr"] as const;

export const createDepositInput = z.strictObject({
  account: code,
  amount: fenTextAboveZero,
  method: z.enum(depositMethods),
  payer: z.string().trim().min(1).max(200),
  reference: z.string().trim().max(200).default(""),
});
export type CreateDepositInput = z.output<typeof createDepositInput>;

/** What the phone sends before the money is on its way; a draft only keeps what was typed. */
export const openDepositInput = createDepositInput.extend({
  payBefore: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  isDraft: z.boolean().default(false),
});
export type OpenDepositInput = z.output<typeof openDepositInput>;

export const declareAgainInput = createDepositInput.omit({ account: true });

export const receivedInput = z.strictObject({ received: fenTextAboveZero });
export const reasonInput = z.strictObject({ reason });
export const optionalReasonInput = z.strictObject({ reason: reason.optional() });

const named = { deposit: code };
export const depositInput = z.strictObject(named);
export type DepositInput = z.output<typeof depositInput>;
export const resubmitDepositInput = declareAgainInput.extend(named);
export type ResubmitDepositInput = z.output<typeof resubmitDepositInput>;
export const approveDepositInput = receivedInput.extend(named);
export const rejectDepositInput = reasonInput.extend(named);
export const reverseDepositInput = reasonInput.extend(named);
export const voidDepositInput = optionalReasonInput.extend(named);
export type ApproveDepositInput = z.output<typeof approveDepositInput>;
export type RejectDepositInput = z.output<typeof rejectDepositInput>;
export type ReverseDepositInput = z.output<typeof reverseDepositInput>;
export type VoidDepositInput = z.output<typeof voidDepositInput>;

/** Why two slips look like the same money, in the order of how sure it is. */
export const duplicateReasons = [
  "same_photo",
  "similar_photo",
  "bank_reference",
  "payer_minute",
  "amount_day",
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export const queueInput = z.strictObject({ search: z.string().max(100).optional() });
export type QueueInput = z.output<typeof queueInput>;
export const timelineOfDepositInput = pageInput.extend(named).strict();
export type TimelineOfDepositInput = z.output<typeof timelineOfDepositInput>;

/** Reasons that the desk has a key for; any other text is written by hand. Screens say them in words. */
export const rejectReasons = [
  "not_in_bank",
  "amount_differs",
  "unreadable",
  "duplicate",
  "wrong_payer",
  "wrong_receiver",
  "wrong_account",
  "bounced",
] as const;
/** What the clock writes as the reason of a slip that no money came for. */
export const expiredReason = "expired";

/** A decision of the desk: approve for what arrived, or reject for a reason that the owner reads. */
export const decideDepositInput = z.discriminatedUnion("decision", [
  receivedInput.extend({ ...named, decision: z.literal("approve") }),
  reasonInput.extend({ ...named, decision: z.literal("reject") }),
]);
export type DecideDepositInput = z.output<typeof decideDepositInput>;
export const undoDecisionInput = z.strictObject({ decision: z.number().int().positive() });
export type UndoDecisionInput = z.output<typeof undoDecisionInput>;
/** Slips that one press may approve at once, or take back. */
export const bulkMax = 200;
export const undoDecisionsInput = z.strictObject({
  decisions: z.array(z.number().int().positive()).min(1).max(bulkMax),
});
export type UndoDecisionsInput = z.output<typeof undoDecisionsInput>;
export const approveMatchesInput = z.strictObject({ deposits: z.array(code).min(1).max(bulkMax) });
export type ApproveMatchesInput = z.output<typeof approveMatchesInput>;

/** A reversal is asked for with what shows that the money is gone, and confirmed by somebody else (2.6). */
export const askReversalInput = reasonInput.extend({ ...named, evidence: reason });
export type AskReversalInput = z.output<typeof askReversalInput>;

export const depositSettingsInput = z.strictObject({
  secondApproverFrom: fenTextFromZero,
  expireDays: z.number().int().min(1).max(365),
  isEvidenceNeededApi: z.boolean(),
  isEvidenceNeededDesk: z.boolean(),
});
export type DepositSettingsInput = z.output<typeof depositSettingsInput>;
/** Without a limit the role alone decides. */
export const approverLimitInput = z.strictObject({ login: code, limit: fenTextAboveZero.nullable() });
export type ApproverLimitInput = z.output<typeof approverLimitInput>;

export const listDepositsQuery = pageInput
  .extend({
    status: z.enum(depositStatuses).optional(),
    account: code.optional(),
    search: z.string().max(100).optional(),
  })
  .strict();
export type ListDepositsInput = z.output<typeof listDepositsQuery>;

export const accountInput = z.strictObject({ account: code });
export const listAccountsQuery = pageInput.extend({ search: z.string().max(100).optional() }).strict();
export type ListAccountsInput = z.output<typeof listAccountsQuery>;

/** Without `limit` the whole period is answered, as far as it has at most `entriesMax` rows. */
export const listEntriesQuery = z.strictObject({
  from: businessDayText.optional(),
  to: businessDayText.optional(),
  limit: z.coerce.number().int().min(1).max(pageLimitMax).optional(),
  cursor: cursorText.optional(),
});
export const listEntriesInput = listEntriesQuery.extend({ account: code });
export type ListEntriesInput = z.output<typeof listEntriesInput>;
