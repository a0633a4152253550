import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { reportInput } from "@/app/_ui/report/report-input";
import { OneStore } from "./_components/one-store";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.reports"))("title") };
}

/** One store's report, as its owner sees it. */
export default async function StoreReportPage({ params, searchParams }: PageProps<"/hq/reports/[store]">) {
  const store = decodeURIComponent((await params).store);
  await prefetch(trpc.report.store.queryOptions(reportInput(store, await searchParams)));
  return (
    <Hydrate>
      <OneStore store={store} />
    </Hydrate>
  );
}
