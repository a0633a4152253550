import { z } from "zod";
import { monthText } from "@/server/period/rules/months";
import { pageInput } from "@/server/shared/paging";

export const statementStatuses = ["issued", "disputed", "answered", "accepted"] as const;
export type StatementStatus = (typeof statementStatuses)[number];

const code = z.string().min(1).max(60);
const reason = z.string().trim().min(1).max(500);

export const statementInput = z.strictObject({ statement: code });
export type StatementInput = z.output<typeof statementInput>;
export const disputeInput = z.strictObject({ reason });
export const disputeStatementInput = disputeInput.extend({ statement: code });
export type DisputeStatementInput = z.output<typeof disputeStatementInput>;
export const answerInput = z.strictObject({ answer: reason });
export const answerStatementInput = answerInput.extend({ statement: code });
export type AnswerStatementInput = z.output<typeof answerStatementInput>;

export const listStatementsQuery = pageInput
  .extend({
    month: monthText.optional(),
    account: z.string().min(1).max(40).optional(),
    status: z.enum(statementStatuses).optional(),
  })
  .strict();
export type ListStatementsInput = z.output<typeof listStatementsQuery>;

export const timelineOfStatementInput = pageInput.extend({ statement: code }).strict();
export type TimelineOfStatementInput = z.output<typeof timelineOfStatementInput>;
