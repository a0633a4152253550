import { getCodSettings, setCodSettings } from "@/server/cod/commands/configure-cod";
import { recordCodPayment } from "@/server/cod/commands/record-payment";
import { reverseCodPayment } from "@/server/cod/commands/reverse-payment";
import { offsetCod, refundCod } from "@/server/cod/commands/settle-credit";
import { getCodDue } from "@/server/cod/queries/get-due";
import { listCodAgeing } from "@/server/cod/queries/list-ageing";
import { listCodDues } from "@/server/cod/queries/list-dues";
import { listCodPayments } from "@/server/cod/queries/list-payments";
import {
  codReasonInput,
  codSettingsInput,
  listCodAgeingQuery,
  listCodDuesQuery,
  listCodPaymentsQuery,
  offsetCodInput,
  recordCodPaymentInput,
  refundCodInput,
} from "@/server/cod/schema";
import { get, post } from "@/server/rest/endpoint";

/** What cash-on-delivery stores owe, and their payments. */
export const codEndpoints = [
  get("/cod/stores", {
    ability: "cod.read",
    summary: "Stores that owe for deliveries, by age, with limit and credit; the longest unpaid first",
    query: listCodAgeingQuery,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listCodAgeing(db, actor, query, now),
    }),
  }),
  get("/cod/dues", {
    ability: "cod.read",
    summary: "Deliveries that are owed for, or were paid too much; oldest first",
    query: listCodDuesQuery,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listCodDues(db, actor, query, now),
    }),
  }),
  get("/cod/dues/:delivery", {
    ability: "cod.read",
    summary: "What is owed for one delivery, and its payments",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await getCodDue(db, actor, params) }),
  }),
  get("/cod/payments", {
    ability: "cod.read",
    summary: "Payments, refunds, offsets and reversals, newest first",
    query: listCodPaymentsQuery,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listCodPayments(db, actor, query) }),
  }),
  post("/cod/payments", {
    ability: "cod.collect",
    summary: "Record what a store paid by QR code, for the deliveries named or the oldest first",
    input: recordCodPaymentInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 201,
      body: await recordCodPayment(db, actor, input, now),
    }),
  }),
  post("/cod/payments/:payment/reverse", {
    ability: "cod.reverse",
    summary: "Take a payment, a refund or an offset back by a red entry",
    input: codReasonInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await reverseCodPayment(db, actor, { ...input, payment: params.payment }, now),
    }),
  }),
  post("/cod/refunds", {
    ability: "cod.settle",
    summary: "Note that a credit was paid back to the store",
    input: refundCodInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 201,
      body: await refundCod(db, actor, input, now),
    }),
  }),
  post("/cod/offsets", {
    ability: "cod.settle",
    summary: "Use a credit of one delivery for another one of the store",
    input: offsetCodInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 201,
      body: await offsetCod(db, actor, input, now),
    }),
  }),
  get("/cod/settings", {
    ability: "cod.read",
    summary: "After how many days of an unpaid delivery its store gets nothing more",
    handle: async ({ db, actor }) => ({ status: 200, body: await getCodSettings(db, actor) }),
  }),
  post("/cod/settings", {
    ability: "cod.configure",
    summary: "Set or take away the stop for unpaid deliveries",
    input: codSettingsInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 200,
      body: await setCodSettings(db, actor, input, now),
    }),
  }),
];
