import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { ChainReport } from "./_components/chain-report";
import { chainInput } from "./_lib/chain-input";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.reports"))("title") };
}

/** What the stores sold, earned, got and lost. */
export default async function ReportsPage({ searchParams }: PageProps<"/hq/reports">) {
  await prefetch(
    trpc.report.chain.queryOptions(chainInput(await searchParams)),
    trpc.catalog.categories.queryOptions(),
    trpc.catalog.places.queryOptions(),
  );
  return (
    <Hydrate>
      <ChainReport />
    </Hydrate>
  );
}
