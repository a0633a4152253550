import { get, post } from "@/server/rest/endpoint";
import { answerCase } from "@/server/statement/commands/answer-case";
import { acceptStatement, disputeStatement } from "@/server/statement/commands/respond-to-statement";
import { getStatement } from "@/server/statement/queries/get-statement";
import { listStatements } from "@/server/statement/queries/list-statements";
import { answerInput, disputeInput, listStatementsQuery } from "@/server/statement/schema";

/** Statements of closed months: what they say, and what owners say to them. */
export const statementEndpoints = [
  get("/statements", {
    ability: "statement.read",
    summary: "Statements of accounts, newest first",
    query: listStatementsQuery,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listStatements(db, actor, query) }),
  }),
  get("/statements/:statement", {
    ability: "statement.read",
    summary: "One statement as it was stored when its month was closed, with its hash and its cases",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await getStatement(db, actor, params, now),
    }),
  }),
  post("/statements/:statement/accept", {
    ability: "statement.respond",
    summary: "Confirm a statement",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await acceptStatement(db, actor, params, now),
    }),
  }),
  post("/statements/:statement/dispute", {
    ability: "statement.respond",
    summary: "Dispute a statement: opens a case that finance answers",
    input: disputeInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await disputeStatement(db, actor, { ...input, statement: params.statement }, now),
    }),
  }),
  post("/statements/:statement/answer", {
    ability: "statement.answer",
    summary: "Answer what an owner disputes",
    input: answerInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await answerCase(db, actor, { ...input, statement: params.statement }, now),
    }),
  }),
];
