import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextAboveZero } from "@/server/shared/fen";
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

export const receivedInput = z.strictObject({ received: fenTextAboveZero });
export const reasonInput = z.strictObject({ reason });
export const optionalReasonInput = z.strictObject({ reason: reason.optional() });

const named = { deposit: code };
export const depositInput = z.strictObject(named);
export const approveDepositInput = receivedInput.extend(named);
export const rejectDepositInput = reasonInput.extend(named);
export const reverseDepositInput = reasonInput.extend(named);
export const voidDepositInput = optionalReasonInput.extend(named);
export type ApproveDepositInput = z.output<typeof approveDepositInput>;
export type RejectDepositInput = z.output<typeof rejectDepositInput>;
export type ReverseDepositInput = z.output<typeof reverseDepositInput>;
export type VoidDepositInput = z.output<typeof voidDepositInput>;

export const listDepositsQuery = pageInput
  .extend({
    status: z.enum(depositStatuses).optional(),
    account: code.optional(),
    search: z.string().max(100).optional(),
  })
  .strict();
export type ListDepositsInput = z.output<typeof listDepositsQuery>;

export const accountInput = z.strictObject({ account: code });
export const storeInput = z.strictObject({ store: code });
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
