import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { putDepositPhoto } from "@/server/account/commands/put-deposit-photo";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { resubmitDeposit } from "@/server/account/commands/resubmit-deposit";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { getAccount } from "@/server/account/queries/get-account";
import { getSlip } from "@/server/account/queries/get-slip";
import { listAccounts } from "@/server/account/queries/list-accounts";
import { listDeposits } from "@/server/account/queries/list-deposits";
import { listEntries } from "@/server/account/queries/list-entries";
import { listHolds } from "@/server/account/queries/list-holds";
import {
  createDepositInput,
  declareAgainInput,
  listAccountsQuery,
  listDepositsQuery,
  listEntriesQuery,
  optionalReasonInput,
  reasonInput,
  receivedInput,
} from "@/server/account/schema";
import { getStorage, photoBytesMax, photoTypes } from "@/server/photo";
import { get, post, putFile } from "@/server/rest/endpoint";

/** Prepaid accounts, their ledgers and the slips that fill them. */
export const accountEndpoints = [
  get("/accounts", {
    ability: "account.read",
    summary: "Accounts with balance, credit, held and available",
    query: listAccountsQuery,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listAccounts(db, actor, query, now),
    }),
  }),
  get("/accounts/:account", {
    ability: "account.read",
    summary: "One account: balance, credit, held, available, pooled, deposits on the way",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await getAccount(db, actor, params, now),
    }),
  }),
  get("/accounts/:account/entries", {
    ability: "account.read",
    summary: "The ledger of a period with opening and closing balance",
    query: listEntriesQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listEntries(db, actor, { ...query, account: params.account }),
    }),
  }),
  get("/accounts/:account/holds", {
    ability: "account.read",
    summary: "What holds the account's money, of all its stores, oldest first",
    handle: async ({ db, actor, params }) => ({
      status: 200,
      body: { rows: await listHolds(db, actor, params) },
    }),
  }),
  get("/deposits", {
    ability: "deposit.read",
    summary: "Deposit slips, newest first",
    query: listDepositsQuery,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listDeposits(db, actor, query) }),
  }),
  get("/deposits/:deposit", {
    ability: "deposit.read",
    summary: "One deposit slip, with its photos, bank lines and what looks like the same money",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await getSlip(db, actor, params) }),
  }),
  post("/deposits", {
    ability: "deposit.create",
    summary: "Declare that money is on its way",
    input: createDepositInput,
    handle: async ({ db, actor, input, now }) => {
      const body = await createDeposit(db, actor, input, now);
      return { status: 201, body, location: `/api/v1/deposits/${encodeURIComponent(body.deposit)}` };
    },
  }),
  putFile("/deposits/:deposit/photo", {
    ability: "deposit.create",
    summary: "Put the photo of the transfer to a slip",
    contentTypes: photoTypes,
    bytesMax: photoBytesMax,
    handle: async ({ db, actor, params, body, now }) => ({
      status: 200,
      body: await putDepositPhoto(db, actor, { deposit: params.deposit, file: body }, getStorage(), now),
    }),
  }),
  post("/deposits/:deposit/resubmit", {
    ability: "deposit.create",
    summary: "Declare a rejected slip again, corrected, as its next version",
    input: declareAgainInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await resubmitDeposit(db, actor, { ...input, deposit: params.deposit }, now),
    }),
  }),
  post("/deposits/:deposit/approve", {
    ability: "deposit.approve",
    summary: "Approve a slip for the amount received; above the limit the first of two approvals is recorded",
    input: receivedInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await approveDeposit(db, actor, { ...input, deposit: params.deposit }, now),
    }),
  }),
  post("/deposits/:deposit/reject", {
    ability: "deposit.reject",
    summary: "Reject a slip without money",
    input: reasonInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await rejectDeposit(db, actor, { ...input, deposit: params.deposit }, now),
    }),
  }),
  post("/deposits/:deposit/reverse", {
    ability: "deposit.reverse",
    summary: "Take an approved slip back by a reversing entry",
    input: reasonInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await reverseDeposit(db, actor, { ...input, deposit: params.deposit }, now),
    }),
  }),
  post("/deposits/:deposit/void", {
    ability: "deposit.create",
    summary: "Take a slip back before finance has decided",
    input: optionalReasonInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await voidDeposit(db, actor, { ...input, deposit: params.deposit }, now),
    }),
  }),
];
