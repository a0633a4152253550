import type { Outcome } from "./racers";
import type { RestClient } from "./rest-client";

/** What must hold afterwards; answers the sentences that do not. */
export async function raceViolations(
  finance: RestClient,
  outcome: Outcome,
  accounts: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const code of accounts) {
    const account = await finance.get<{ available: string; balance: string; held: string }>(
      `accounts/${code}`,
    );
    if (account.available.startsWith("-"))
      found.push(`account ${code} is beyond its limit: ${JSON.stringify(account)}`);
  }
  const rows = await finance.all<{ order: string; reference: string }>("orders");
  const times = Map.groupBy(rows, (row) => row.reference);
  for (const [reference, order] of outcome.accepted) {
    const there = times.get(reference) ?? [];
    if (there.length !== 1 || there[0]?.order !== order)
      found.push(`order ${order} (${reference}) is there ${there.length} times: ${JSON.stringify(there)}`);
  }
  for (const reference of times.keys()) {
    if (!outcome.accepted.has(reference)) found.push(`order ${reference} is there, but was never answered`);
  }
  const { checks } = await finance.get<{ checks: { name: string; ok: boolean }[] }>("proof");
  found.push(
    ...checks.filter(({ ok }) => !ok).map((check) => `the proof is not true: ${JSON.stringify(check)}`),
  );
  return [...found, ...outcome.defects];
}
