import { getBoard, listBoardDocuments } from "@/server/proof/queries/get-board";
import { getProof } from "@/server/proof/queries/get-proof";
import { listProofRuns } from "@/server/proof/queries/list-proof-runs";
import { boardInput, boardRowInput } from "@/server/proof/schema";
import { procedure, router } from "@/server/trpc/init";

export const proofRouter = router({
  now: procedure("proof.read").query(({ ctx }) => getProof(ctx.db, ctx.actor)),
  runs: procedure("proof.read").query(({ ctx }) => listProofRuns(ctx.db, ctx.actor)),
  board: procedure("proof.read")
    .input(boardInput)
    .query(({ ctx, input }) => getBoard(ctx.db, ctx.actor, input, ctx.now())),
  boardDocuments: procedure("proof.read")
    .input(boardRowInput)
    .query(({ ctx, input }) => listBoardDocuments(ctx.db, ctx.actor, input, ctx.now())),
});
