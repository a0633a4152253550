import { restClient } from "@/server/testing/rest-client";
import { startOwnServer } from "../scripts/rehearse/own-server";
import { prove } from "../scripts/rehearse/prove";
import { measureFunds } from "./funds-pages";
import { buildFundsWorld, type FundsSize } from "./funds-world";
import { fundsTable, isSlow } from "./report";
import { cpuReader } from "./submit";

const sizes: Record<"whole" | "quick", FundsSize> = {
  whole: {
    entries: 100_000,
    days: 120,
    pending: 5_000,
    approved: 2_000,
    corrections: 1_000,
    stores: 480,
  },
  quick: { entries: 2_000, days: 70, pending: 100, approved: 50, corrections: 20, stores: 24 },
};

/** Starts a server of its own and measures the pages of the money; answers the exit code. */
export async function benchFunds(
  { quick, keep }: { quick: boolean; keep: boolean },
  say: (text: string) => void,
  keepResult: (at: string, name: string, result: object) => void,
): Promise<number> {
  const server = await startOwnServer({ name: "bench-funds", isRehearsal: true, keep });
  try {
    const as = async (role: string) =>
      restClient({ url: server.url, token: await server.token(role, `Bench ${role}`), connections: 16 });
    const hands = {
      hq: await as("hq"),
      owner: await as("owner"),
      planner: await as("planner"),
      finance: await as("finance"),
      supervisor: await as("finance-supervisor"),
    };
    const world = await buildFundsWorld(server, hands, quick ? sizes.quick : sizes.whole);
    say("pages of the funds");
    const cpu = cpuReader(server.webPid, server.postgresPid);
    const pages = await measureFunds(server, cpu, world, quick ? 3 : 20);
    const { ok, text } = await prove(hands.finance, undefined, true);
    say(text);
    console.log(`\n${fundsTable(pages)}\n\n${JSON.stringify(pages)}`);
    keepResult(new Date().toISOString(), "-funds", pages);
    return ok && !pages.some(isSlow) ? 0 : 1;
  } finally {
    await server.stop();
  }
}
