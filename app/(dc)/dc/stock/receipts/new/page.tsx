import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenDc } from "../../_lib/stock-input";
import { ReceiveScreen } from "./_components/receive-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.receive"))("title") };
}

/** Goods that a supplier brings: scanned, counted, with what they cost. */
export default async function ReceivePage({ searchParams }: PageProps<"/dc/stock/receipts/new">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  const purchase = paramOf(params, "purchase");
  if (dc !== undefined && purchase !== undefined)
    await prefetch(trpc.warehouse.purchase.queryOptions({ dc, purchase }));
  const may = await abilitiesHere("stock.adjust");
  const t = await getTranslations("dc.stock.receive");
  return (
    <Hydrate>
      <PageHeader
        back={{ href: `/dc/stock/receipts?dc=${dc ?? ""}`, label: t("back") }}
        title={t("title")}
        text={t("text")}
      />
      <ReceiveScreen mayAccept={may["stock.adjust"]} />
    </Hydrate>
  );
}
