import { boolean, index, integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { documentId, instant } from "../columns";

/** Results of the nightly proof: every figure recomputed from its rows. */
export const proofRuns = pgTable(
  "proof_runs",
  {
    id: documentId(),
    ranAt: instant().notNull(),
    isOk: boolean().notNull(),
    tookMs: integer().notNull(),
    /** The checks as `GET /proof` answers them. */
    checks: jsonb().notNull(),
  },
  (t) => [index("proof_runs_by_time").on(t.ranAt)],
);
