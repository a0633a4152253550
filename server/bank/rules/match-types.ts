import type { BusinessDay } from "@/server/shared/business-day";

/** Rules that a machine knows, surest first (5.4). `by_hand` is a person's word. */
export const machineRules = [
  "reference_code",
  "amount_payer_account",
  "amount_payer_name",
  "amount_date",
] as const;
export type MachineRule = (typeof machineRules)[number];
export type BankRule = MachineRule | "by_hand";

/** A line of money that came in and serves no slip yet. */
export interface OpenLine {
  id: number;
  day: BusinessDay;
  amountFen: number;
  /** What the bank kept of the transfer: the payer sent `amountFen + feeFen`. */
  feeFen: number;
  payerAccount: string;
  payerName: string;
  note: string;
  bankReference: string;
}

/** A slip that may still get a line: waiting for its money, or approved before the bank's file came. */
export interface OpenSlip {
  id: number;
  depositNo: string;
  accountId: number;
  /** Declared; of an approved slip what was received. */
  amountFen: number;
  /** What its lines bring already. */
  matchedFen: number;
  isApproved: boolean;
  day: BusinessDay;
  referenceCode: string | null;
  reference: string;
  payer: string;
}

/** Somebody who has paid into an account before. */
export interface KnownPayer {
  accountId: number;
  payerAccount: string;
  payerName: string;
}

/** A line for a slip, whole or a share of it. */
export interface Proposal {
  lineId: number;
  depositId: number;
  amountFen: number;
  isSplit: boolean;
  rule: MachineRule;
  confidence: number;
}

/** Whether the amount is the slip's, as booked or with the bank's fee added back. */
export const hasAmountOf = (line: Pick<OpenLine, "amountFen" | "feeFen">, amountFen: number) =>
  line.amountFen === amountFen || line.amountFen + line.feeFen === amountFen;

/** How sure each rule is, in percent: a code with another amount is sure of the slip but not of the sum. */
export const confidenceOf = {
  reference_code: 99,
  reference_code_other_amount: 80,
  amount_payer_account: 95,
  amount_payer_name: 85,
  amount_date: 40,
  /** Two or more slips fit alike. */
  ambiguous: 30,
} as const;
