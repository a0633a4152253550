import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { adjustmentsInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { AdjustmentsTable } from "./_components/adjustments-table";
import { NewAdjustment } from "./_components/new-adjustment";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.adjustments"))("title") };
}

/** Goods that are more or fewer than the book says, with the reason; what is worth much by two persons. */
export default async function AdjustmentsPage({ searchParams }: PageProps<"/dc/stock/adjustments">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined)
    await prefetch(
      trpc.warehouse.adjustments.queryOptions(adjustmentsInputOf(dc, params)),
      trpc.warehouse.settings.queryOptions({ dc }),
    );
  const t = await getTranslations("dc.stock.adjustments");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} action={<NewAdjustment />} />
      <AdjustmentsTable />
    </Hydrate>
  );
}
