import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { countsInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { CountsTable } from "./_components/counts-table";
import { OpenDaily } from "./_components/open-daily";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.counts"))("title") };
}

/** Places that are counted while goods move: blind, again when far off, posted by another hand when it is worth much. */
export default async function CountsPage({ searchParams }: PageProps<"/dc/stock/counts">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.warehouse.counts.queryOptions(countsInputOf(dc, params)));
  const may = await abilitiesHere("count.work", "count.decide");
  const t = await getTranslations("dc.stock.counts");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} action={may["count.decide"] && <OpenDaily />} />
      <CountsTable mayWork={may["count.work"]} mayDecide={may["count.decide"]} />
    </Hydrate>
  );
}
