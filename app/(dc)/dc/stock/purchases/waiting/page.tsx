import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { chosenDc } from "../../_lib/stock-input";
import { OrderWaiting } from "./_components/order-waiting";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.purchases.waiting"))("title") };
}

/** What stores wait for in the pool and the DC lacks, made into a purchase order by one press. */
export default async function OrderWaitingPage({ searchParams }: PageProps<"/dc/stock/purchases/waiting">) {
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], await searchParams);
  if (dc !== undefined) await prefetch(trpc.warehouse.waitingGoods.queryOptions({ dc, routes: [] }));
  const t = await getTranslations("dc.stock.purchases");
  return (
    <Hydrate>
      <PageHeader
        back={{ href: `/dc/stock/purchases?dc=${dc ?? ""}`, label: t("title") }}
        title={t("waiting.title")}
        text={t("waiting.text")}
      />
      <OrderWaiting />
    </Hydrate>
  );
}
