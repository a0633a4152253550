import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { ScanDesk } from "./_components/scan-desk";

export async function generateMetadata() {
  return { title: (await getTranslations("store.scan"))("title") };
}

/** Scan or search anything: what it is, what it costs, how much there is, how fast it goes, and what can be done with it. */
export default async function ScanPage({ searchParams }: PageProps<"/store/scan">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  return (
    <>
      <StoreSwitcher stores={stores} store={store} />
      <ScanDesk key={store.store} store={store.store} first={paramOf(await searchParams, "item")} />
    </>
  );
}
