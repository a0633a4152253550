import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { storeCountsInput } from "../_lib/day-inputs";
import { StoreCounts } from "./_components/store-counts";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.storeCounts"))("title") };
}

/** Counts of stores: those of direct stores wait for headquarters (2.12). */
export default async function StoreCountsPage({ searchParams }: PageProps<"/hq/stores/counts">) {
  await prefetch(trpc.stocktake.list.queryOptions(storeCountsInput(await searchParams)));
  return (
    <Hydrate>
      <StoreCounts />
    </Hydrate>
  );
}
