import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { DeliveriesTable } from "./_components/deliveries-table";
import { deliveriesInputOf } from "./_lib/deliveries-input";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.deliveries"))("title") };
}

/** Delivery orders of the person's DCs, newest first. */
export default async function DeliveriesPage({ searchParams }: PageProps<"/dc/deliveries">) {
  await prefetch(
    trpc.delivery.list.queryOptions(deliveriesInputOf(await searchParams)),
    trpc.stock.dcs.queryOptions(),
  );
  const t = await getTranslations("dc.deliveries");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <DeliveriesTable />
    </Hydrate>
  );
}
