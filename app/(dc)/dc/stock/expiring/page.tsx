import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { expiringInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { ExpiringTable } from "./_components/expiring-table";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.expiring"))("title") };
}

/** Goods that expire soon: whether they may still go to stores, what is planned of them, and how they are written off. */
export default async function ExpiringPage({ searchParams }: PageProps<"/dc/stock/expiring">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.warehouse.expiring.queryOptions(expiringInputOf(dc, params)));
  const may = await abilitiesHere("stock.adjust");
  const t = await getTranslations("dc.stock.expiring");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <ExpiringTable mayWriteOff={may["stock.adjust"]} />
    </Hydrate>
  );
}
