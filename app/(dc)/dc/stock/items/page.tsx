import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenDc } from "../_lib/stock-input";
import { CardScan } from "./_components/card-scan";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.card"))("scanTitle") };
}

/** The door to the stock cards: a scan opens the card of its item. */
export default async function StockScanPage({ searchParams }: PageProps<"/dc/stock/items">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  const t = await getTranslations("dc.stock.card");
  return (
    <Hydrate>
      <PageHeader
        back={{ href: `/dc/stock?dc=${dc ?? ""}`, label: t("back") }}
        title={t("scanTitle")}
        text={t("scanText")}
      />
      <CardScan />
    </Hydrate>
  );
}
