import type { RestClient } from "@/server/testing/rest-client";

export interface Proof {
  ok: boolean;
  checks: { name: string; ok: boolean; count: number; difference: string | number; examples: unknown[] }[];
}

/** Asks for the proof and answers it with a text of one line per check (only the failed ones when `isBrief`). */
export async function prove(
  finance: RestClient,
  now: Date | undefined,
  isBrief: boolean,
): Promise<{ ok: boolean; text: string }> {
  const started = performance.now();
  const proof = await finance.get<Proof>("proof", { now });
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const lines = proof.checks
    .filter((check) => !isBrief || !check.ok)
    .map((check) => {
      const examples = check.ok ? "" : ` e.g. ${JSON.stringify(check.examples.slice(0, 3))}`;
      return `  ${check.ok ? "✓" : "✗"} ${check.name}: ${check.count} rows, difference ${check.difference}${examples}`;
    });
  const verdict = proof.ok ? "the proof is true" : "THE PROOF IS NOT TRUE";
  return {
    ok: proof.ok,
    text: [`${verdict} (${proof.checks.length} checks, ${seconds} s)`, ...lines].join("\n"),
  };
}
