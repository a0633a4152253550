import { approveCorrection, rejectCorrection } from "@/server/funds/commands/decide-correction";
import {
  requestAdjustment,
  requestCorrectionReversal,
  requestTransfer,
} from "@/server/funds/commands/request-correction";
import { grantTemporaryCredit, setCreditLimit } from "@/server/funds/commands/set-credit";
import { listCorrections } from "@/server/funds/queries/list-corrections";
import { listCreditChanges } from "@/server/funds/queries/list-credit-changes";
import { listLedgerDays } from "@/server/funds/queries/list-ledger-days";
import { listWaiting } from "@/server/funds/queries/list-waiting";
import {
  adjustmentInput,
  correctionGroundsInput,
  correctionReasonInput,
  creditLimitBody,
  ledgerDaysQuery,
  listCorrectionsQuery,
  temporaryCreditBody,
  transferInput,
} from "@/server/funds/schema";
import { get, post } from "@/server/rest/endpoint";

/** What accounts are made of, their credits, and their corrections by two persons. */
export const fundsEndpoints = [
  get("/accounts/:account/days", {
    ability: "account.read",
    summary: "The ledger of a period by day, each day with its closing balance",
    query: ledgerDaysQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listLedgerDays(db, actor, { ...query, account: params.account }),
    }),
  }),
  get("/accounts/:account/waiting", {
    ability: "account.read",
    summary: "The pooled orders and the slips on their way that make up an account's amounts",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await listWaiting(db, actor, params) }),
  }),
  get("/accounts/:account/credit", {
    ability: "account.read",
    summary: "An account's credit and who changed it, why and until when",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await listCreditChanges(db, actor, params, now),
    }),
  }),
  post("/accounts/:account/credit", {
    ability: "credit.change",
    summary: "Set the credit limit of an account, until further notice or the end of a day",
    input: creditLimitBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await setCreditLimit(db, actor, { ...input, account: params.account }, now),
    }),
  }),
  post("/accounts/:account/temporary-credit", {
    ability: "credit.change",
    summary: "Give credit on top of the limit until 24:00 of its last day; 0.00 ends it",
    input: temporaryCreditBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await grantTemporaryCredit(db, actor, { ...input, account: params.account }, now),
    }),
  }),
  get("/corrections", {
    ability: "correction.read",
    summary: "Adjustments, transfers and their reversals, newest first",
    query: listCorrectionsQuery,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listCorrections(db, actor, query) }),
  }),
  post("/adjustments", {
    ability: "correction.request",
    summary: "Ask for an adjustment of an account; another person approves it",
    input: adjustmentInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 201,
      body: await requestAdjustment(db, actor, input, now),
    }),
  }),
  post("/transfers", {
    ability: "correction.request",
    summary: "Ask for a transfer between two accounts; another person approves it",
    input: transferInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 201,
      body: await requestTransfer(db, actor, input, now),
    }),
  }),
  post("/corrections/:correction/approve", {
    ability: "correction.approve",
    summary: "Approve a correction that somebody else asked for, and post it",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await approveCorrection(db, actor, params, now),
    }),
  }),
  post("/corrections/:correction/reject", {
    ability: "correction.request",
    summary: "Refuse a correction, or take one's own request back",
    input: correctionReasonInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await rejectCorrection(db, actor, { ...input, correction: params.correction }, now),
    }),
  }),
  post("/corrections/:correction/reverse", {
    ability: "correction.request",
    summary: "Ask to take an approved correction back by a red entry",
    input: correctionGroundsInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await requestCorrectionReversal(db, actor, { ...input, correction: params.correction }, now),
    }),
  }),
];
