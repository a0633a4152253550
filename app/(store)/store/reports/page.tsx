import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { reportInput } from "@/app/_ui/report/report-input";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { OwnReport } from "./_components/own-report";

export async function generateMetadata() {
  return { title: (await getTranslations("common.report"))("title") };
}

/** What the owner's day, week or month came to. */
export default async function StoreReportsPage({ searchParams }: PageProps<"/store/reports">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  await prefetch(trpc.report.store.queryOptions(reportInput(store.store, await searchParams)));
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <OwnReport store={store.store} />
    </Hydrate>
  );
}
