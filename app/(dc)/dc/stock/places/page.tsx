import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { placesInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { NewPlace } from "./_components/new-place";
import { PlacesTable } from "./_components/places-table";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.places"))("title") };
}

/** Where a DC's goods lie: pick faces with their least and most, reserve places, docks. */
export default async function PlacesPage({ searchParams }: PageProps<"/dc/stock/places">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.warehouse.places.queryOptions(placesInputOf(dc, params)));
  const may = await abilitiesHere("warehouse.configure");
  const t = await getTranslations("dc.stock.places");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} action={may["warehouse.configure"] && <NewPlace />} />
      <PlacesTable mayChange={may["warehouse.configure"]} />
    </Hydrate>
  );
}
