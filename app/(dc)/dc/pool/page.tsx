import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PoolBoard } from "./_components/pool-board";
import { boardInputOf, chosenRoute } from "./_lib/board";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.pool"))("title") };
}

/** What waits for delivery, by route; from here waves are simulated and generated. */
export default async function PoolPage({ searchParams }: PageProps<"/dc/pool">) {
  const params = await searchParams;
  const input = boardInputOf(params);
  const routes = trpc.pool.routes.queryOptions(input);
  await prefetch(
    routes,
    trpc.stock.dcs.queryOptions(),
    trpc.pool.runTimes.queryOptions(),
    trpc.pool.jobs.queryOptions(),
  );
  const route = chosenRoute(getQueryClient().getQueryData(routes.queryKey) ?? [], params);
  if (route !== undefined) await prefetch(trpc.pool.stores.queryOptions({ ...input, route }));
  const may = await abilitiesHere(
    "wave.simulate",
    "wave.generate",
    "order.withdraw",
    "run.schedule",
    "permit.grant",
  );
  return (
    <Hydrate>
      <PoolBoard
        maySimulate={may["wave.simulate"]}
        mayGenerate={may["wave.generate"]}
        mayCancel={may["order.withdraw"]}
        maySetTimes={may["run.schedule"]}
        mayPermit={may["permit.grant"]}
      />
    </Hydrate>
  );
}
