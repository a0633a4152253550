import { getBoard, listBoardDocuments } from "@/server/proof/queries/get-board";
import { getProof } from "@/server/proof/queries/get-proof";
import { boardInput, boardRowInput } from "@/server/proof/schema";
import { get } from "@/server/rest/endpoint";

/** Every figure recomputed from its rows. */
export const proofEndpoints = [
  get("/proof", {
    ability: "proof.read",
    summary: "Whether every figure equals the rows it stands for",
    handle: async ({ db, actor }) => ({ status: 200, body: await getProof(db, actor) }),
  }),
  get("/reconciliation", {
    ability: "proof.read",
    summary:
      "Ledger, holds, bank, delivery orders, DC and tax report of a day or period: the same money by two ways",
    query: boardInput,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await getBoard(db, actor, query, now),
    }),
  }),
  get("/reconciliation/documents", {
    ability: "proof.read",
    summary: "The documents behind one row of the reconciliation, those that differ first",
    query: boardRowInput,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listBoardDocuments(db, actor, query, now),
    }),
  }),
];
