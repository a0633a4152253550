import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { ReconciliationBoard } from "./_components/reconciliation-board";
import { boardPeriod } from "./_lib/board-period";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.board"))("title") };
}

/** The same money by two ways (5.5): today, or the days of `?from=…&to=…`. */
export default async function BoardPage({ searchParams }: PageProps<"/hq/proof/board">) {
  const params = await searchParams;
  const period = boardPeriod(paramOf(params, "from"), paramOf(params, "to"));
  await prefetch(trpc.proof.board.queryOptions(period));
  return (
    <Hydrate>
      <ReconciliationBoard />
    </Hydrate>
  );
}
