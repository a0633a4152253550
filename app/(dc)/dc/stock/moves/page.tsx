import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { movesInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { CrossDock } from "./_components/cross-dock";
import { FillFaces } from "./_components/fill-faces";
import { MovesTable } from "./_components/moves-table";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.moves"))("title") };
}

/** What is to be carried from one place to another: to pick faces that need it, and from the dock. */
export default async function MovesPage({ searchParams }: PageProps<"/dc/stock/moves">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined)
    await Promise.all([
      prefetch(trpc.warehouse.moveTasks.queryOptions(movesInputOf(dc, params))),
      prefetch(trpc.warehouse.crossDock.queryOptions({ dc })),
    ]);
  const t = await getTranslations("dc.stock.moves");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} action={<FillFaces />} />
      <CrossDock />
      <MovesTable />
    </Hydrate>
  );
}
