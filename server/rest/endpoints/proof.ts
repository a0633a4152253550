import { getProof } from "@/server/proof/queries/get-proof";
import { get } from "@/server/rest/endpoint";

/** Every figure recomputed from its rows. */
export const proofEndpoints = [
  get("/proof", {
    ability: "proof.read",
    summary: "Whether every figure equals the rows it stands for",
    handle: async ({ db, actor }) => ({ status: 200, body: await getProof(db, actor) }),
  }),
];
