import "server-only";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";

export type PickSheet = RouterOutputs["dock"]["pickSheets"]["rows"][number];

/** Sheets asked for at once. */
const sheetsAtOnce = 500;

/** All sheets of a wave of one method, in the order in which they are printed. */
export async function loadSheets(wave: string, method: "paper" | "batch"): Promise<PickSheet[]> {
  const sheets: PickSheet[] = [];
  let cursor: string | undefined;
  do {
    const page = await getQueryClient().fetchQuery(
      trpc.dock.pickSheets.queryOptions({ wave, method, limit: sheetsAtOnce, cursor }),
    );
    sheets.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return sheets;
}
