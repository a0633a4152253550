import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LinkButton } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { StockTable } from "./_components/stock-table";
import { chosenDc, stockInputOf } from "./_lib/stock-input";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock"))("title") };
}

/** What lies in a DC: on hand, set aside, free, and where. */
export default async function StockPage({ searchParams }: PageProps<"/dc/stock">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.stock.ofDc.queryOptions(stockInputOf(dc, params)));
  const t = await getTranslations("dc.stock");
  return (
    <Hydrate>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={<LinkButton href={`/dc/stock/items?dc=${dc ?? ""}`}>{t("card.scan")}</LinkButton>}
      />
      <StockTable />
    </Hydrate>
  );
}
