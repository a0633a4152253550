import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { ordersInput } from "../_lib/list-inputs";
import { OrdersTable } from "./_components/orders-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.orders"))("title") };
}

/** Every order of every store within reach, and what became of it. */
export default async function OrdersPage({ searchParams }: PageProps<"/hq/orders">) {
  await prefetch(trpc.order.list.queryOptions(ordersInput(await searchParams)));
  const t = await getTranslations("hq.orders");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} />
        <OrdersTable />
      </div>
    </Hydrate>
  );
}
