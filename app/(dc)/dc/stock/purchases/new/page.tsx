import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenDc } from "../../_lib/stock-input";
import { NewPurchase } from "./_components/new-purchase";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.purchases"))("new") };
}

/** What is ordered from a supplier, written down so that it can be received against it. */
export default async function NewPurchasePage({ searchParams }: PageProps<"/dc/stock/purchases/new">) {
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], await searchParams);
  const t = await getTranslations("dc.stock.purchases");
  return (
    <Hydrate>
      <PageHeader back={{ href: `/dc/stock/purchases?dc=${dc ?? ""}`, label: t("title") }} title={t("new")} />
      <NewPurchase />
    </Hydrate>
  );
}
