import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { documentId, fen, instant, masterId, reference } from "../columns";
import { accounts } from "./account";

export const depositStatus = pgEnum("deposit_status", [
  "draft",
  "awaiting_transfer",
  "pending",
  "approved",
  "rejected",
  "void",
  "reversed",
]);
export const depositMethod = pgEnum("deposit_method", ["bank_transfer", "cash", "qr"]);

/** Deposit slips (R10, 2.6): the owner's word that money is on its way; only approval for the received sum counts. */
export const deposits = pgTable(
  "deposits",
  {
    id: documentId(),
    depositNo: text().notNull().unique(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    amountFen: fen().notNull(),
    receivedFen: fen(),
    method: depositMethod().notNull(),
    payer: text().notNull(),
    reference: text().notNull().default(""),
    status: depositStatus().notNull().default("pending"),
    /** Who created it, as `kind:id`: nobody approves their own slip (rulings 35). */
    createdBy: text().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    decidedByName: text(),
    decidedAt: instant(),
    reason: text().notNull().default(""),
    /** What the owner writes into the transfer's note; slips from before there were codes have none. */
    referenceCode: text().unique("deposits_reference_code_once"),
    /** Grows with each resubmission after a rejection; the number of the slip stays (2.6). */
    version: integer().notNull().default(1),
    /** When this version was declared: without money it ends seven days later. */
    versionAt: instant().notNull(),
    /** Until when the money should be there, as the owner was told when the slip was made. */
    payBefore: instant(),
    /** Whose approval counted, as `kind:id`. */
    approvedBy: text(),
    /** The first of two approvals above the limit: recorded, nothing posted (2.6). */
    firstApprovedBy: text(),
    firstApprovedByName: text(),
    firstApprovedAt: instant(),
    firstReceivedFen: fen(),
    /** Somebody asked for a reversal; another person, a supervisor, confirms it. */
    reversalAskedBy: text(),
    reversalAskedByName: text(),
    reversalAskedAt: instant(),
    reversalReason: text(),
    reversalEvidence: text(),
    /** What matched bank lines bring for this slip; 0 while there are none. Approval is for exactly that (5.5). */
    matchedFen: fen().notNull().default(0),
  },
  (t) => [
    index("deposits_bank_money_waits").on(t.id).where(sql`matched_fen > 0 and status <> 'approved'`),
    index("deposits_without_bank_line")
      .on(t.createdAt)
      .where(sql`matched_fen = 0 and status in ('awaiting_transfer', 'pending', 'approved')`),
    check(
      "deposits_received_is_in_bank",
      sql`${t.matchedFen} = 0 or ${t.status} <> 'approved' or ${t.matchedFen} = ${t.receivedFen}`,
    ),
    check(
      "deposits_ended_without_bank_money",
      sql`${t.matchedFen} >= 0 and (${t.matchedFen} = 0 or ${t.status} not in ('draft', 'rejected', 'void'))`,
    ),
    index("deposits_by_account").on(t.accountId, t.id),
    index("deposits_waiting").on(t.id).where(sql`status = 'pending'`),
    index("deposits_on_the_way").on(t.versionAt).where(sql`status in ('awaiting_transfer', 'pending')`),
    index("deposits_by_amount").on(t.amountFen, t.createdAt),
    index("deposits_by_reference").on(sql`upper(${t.reference})`).where(sql`reference <> ''`),
    check("deposits_amount_positive", sql`${t.amountFen} > 0 and coalesce(${t.receivedFen}, 1) > 0`),
    check(
      "deposits_first_approval_whole",
      sql`num_nulls(${t.firstApprovedBy}, ${t.firstApprovedByName}, ${t.firstApprovedAt}, ${t.firstReceivedFen}) in (0, 4)`,
    ),
    check(
      "deposits_reversal_asked_whole",
      sql`num_nulls(${t.reversalAskedBy}, ${t.reversalAskedByName}, ${t.reversalAskedAt}, ${t.reversalReason}, ${t.reversalEvidence}) in (0, 5)`,
    ),
  ],
);

export const depositDecision = pgEnum("deposit_decision", ["approve", "reject"]);
export const decisionState = pgEnum("decision_state", ["queued", "posted", "undone", "refused"]);

/**
 * Decisions of the approval desk: queued for a few seconds, in which they can be undone, then posted (5.4). At most one
 * is queued per slip; while it is, nobody else decides.
 */
export const depositDecisions = pgTable(
  "deposit_decisions",
  {
    id: documentId(),
    depositId: reference()
      .notNull()
      .references(() => deposits.id),
    decision: depositDecision().notNull(),
    receivedFen: fen(),
    reason: text().notNull().default(""),
    actorKind: text().notNull(),
    actorId: integer().notNull(),
    actorName: text().notNull(),
    actorRole: text().notNull(),
    queuedAt: instant().notNull(),
    dueAt: instant().notNull(),
    state: decisionState().notNull().default("queued"),
    endedAt: instant(),
    /** Why it could not be posted, as people read it. */
    refusalCode: text(),
    refusalEn: text(),
    refusalZh: text(),
  },
  (t) => [
    uniqueIndex("deposit_decisions_one_queued").on(t.depositId).where(sql`state = 'queued'`),
    index("deposit_decisions_due").on(t.dueAt).where(sql`state = 'queued'`),
    index("deposit_decisions_by_actor").on(t.actorId, t.id),
    check("deposit_decisions_received", sql`(${t.decision} = 'approve') = (${t.receivedFen} is not null)`),
  ],
);

export const duplicateReason = pgEnum("duplicate_reason", [
  "bank_reference",
  "same_photo",
  "similar_photo",
  "amount_day",
  "payer_minute",
]);

/** Slips that look like the same money declared twice, found when the later one was declared or its photo came in (5.4). */
export const depositDuplicates = pgTable(
  "deposit_duplicates",
  {
    depositId: reference()
      .notNull()
      .references(() => deposits.id),
    earlierId: reference()
      .notNull()
      .references(() => deposits.id),
    reason: duplicateReason().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.depositId, t.earlierId, t.reason] }),
    index("deposit_duplicates_by_earlier").on(t.earlierId),
  ],
);

/** The company's accounts at banks that owners transfer to. */
export const companyBankAccounts = pgTable("company_bank_accounts", {
  id: masterId(),
  bank: text().notNull(),
  branch: text().notNull().default(""),
  holder: text().notNull(),
  accountNo: text().notNull().unique("company_bank_accounts_once"),
  sequence: smallint().notNull().default(0),
  isShown: boolean().notNull().default(true),
});

/** How deposits are decided: one row; what nobody has set has the defaults of the business description. */
export const depositSettings = pgTable(
  "deposit_settings",
  {
    id: smallint().primaryKey().default(1),
    secondApproverFromFen: fen().notNull().default(5_000_000),
    expireDays: smallint().notNull().default(7),
    isEvidenceNeededApi: boolean().notNull().default(false),
    isEvidenceNeededDesk: boolean().notNull().default(true),
    changedByName: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    check("deposit_settings_one", sql`${t.id} = 1`),
    check(
      "deposit_settings_sane",
      sql`${t.secondApproverFromFen} >= 0 and ${t.expireDays} between 1 and 365`,
    ),
  ],
);

/** Up to which received amount a person may approve; without a row the role alone decides. */
export const approverLimits = pgTable(
  "approver_limits",
  {
    userId: integer().primaryKey(),
    limitFen: fen().notNull(),
    setByName: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [check("approver_limits_positive", sql`${t.limitFen} > 0`)],
);
