import { type RestClient, RestProblem } from "@/server/testing/rest-client";
import type { Chain } from "./chain";

interface ImportAnswer {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
}

const EXAMPLES_MAX = 5;

/** Sends the chain's files in the order in which they build on one another; stops at the first that is refused. */
export async function importChain(hq: RestClient, chain: Pick<Chain, "files">, now?: Date): Promise<void> {
  for (const { kind, csv, rows } of chain.files) {
    if (rows === 0) continue;
    const started = performance.now();
    try {
      const answer = await hq.post<ImportAnswer>(`imports/${kind}?mode=apply`, csv, {
        now,
        contentType: "text/csv",
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(2);
      console.log(`imported ${kind}: ${answer.rows} rows, ${answer.created} created (${seconds} s)`);
    } catch (error) {
      if (!(error instanceof RestProblem)) throw error;
      for (const row of error.problem.errors?.slice(0, EXAMPLES_MAX) ?? []) {
        console.error(`${kind} row ${row.row}, ${row.column}: ${row.code} ${row.message}`);
      }
      throw new RestProblem(error.method, error.path, `${kind}.csv`, error.status, error.problem);
    }
  }
}
