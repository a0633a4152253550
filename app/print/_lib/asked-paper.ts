import "server-only";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { type PaperKind, type PaperRef, paperRef } from "@/server/dock/schema";

type SearchParams = Record<string, string | string[] | undefined>;

export interface AskedPaper {
  ref: PaperRef;
  paper: PaperKind;
  /** It was written down that this is printed now: only then it comes out on paper. */
  isRecorded: boolean;
}

/** What an address asks for: the wave, of it one zone, route or label, and whether its print was recorded just now. */
export async function askedPaper(paper: PaperKind, wave: string, search: SearchParams): Promise<AskedPaper> {
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  const parts = { dc: one("dc"), zone: one("zone"), route: one("route"), label: one("label") };
  const ref = paperRef.parse({ wave, ...parts });
  const print = Number(one("print") ?? 0);
  if (!print) return { ref, paper, isRecorded: false };
  const prints = await getQueryClient().fetchQuery(trpc.dock.prints.queryOptions({ wave }));
  return { ref, paper, isRecorded: prints.some((row) => row.print === print && row.paper === paper) };
}
