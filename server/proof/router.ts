import { getProof } from "@/server/proof/queries/get-proof";
import { listProofRuns } from "@/server/proof/queries/list-proof-runs";
import { procedure, router } from "@/server/trpc/init";

export const proofRouter = router({
  now: procedure("proof.read").query(({ ctx }) => getProof(ctx.db, ctx.actor)),
  runs: procedure("proof.read").query(({ ctx }) => listProofRuns(ctx.db, ctx.actor)),
});
