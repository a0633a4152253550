import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { deliveriesInput } from "../_lib/list-inputs";
import { DeliveriesTable } from "./_components/deliveries-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.deliveries"))("title") };
}

/** Every delivery order within reach: what left which DC for which store, and what it charged. */
export default async function DeliveriesPage({ searchParams }: PageProps<"/hq/deliveries">) {
  await prefetch(trpc.delivery.list.queryOptions(deliveriesInput(await searchParams)));
  const t = await getTranslations("hq.deliveries");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <DeliveriesTable />
      </div>
    </Hydrate>
  );
}
