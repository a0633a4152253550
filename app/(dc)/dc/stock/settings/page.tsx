import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenDc } from "../_lib/stock-input";
import { SettingsScreen } from "./_components/settings-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.settings"))("title") };
}

/** How a DC keeps its stock in order: tolerances, limits, and how long goods must last. */
export default async function StockSettingsPage({ searchParams }: PageProps<"/dc/stock/settings">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.warehouse.settings.queryOptions({ dc }));
  const t = await getTranslations("dc.stock.settings");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <SettingsScreen />
    </Hydrate>
  );
}
