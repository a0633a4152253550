import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { RoadList } from "./_components/road-list";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.trips"))("title") };
}

/** The trucks of a driver's DCs: being loaded, on the road, just back. */
export default async function TripsPage() {
  await prefetch(trpc.dock.road.queryOptions());
  const may = await abilitiesHere("truck.load", "truck.unload");
  const t = await getTranslations("dc.trips");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <RoadList may={may} />
    </Hydrate>
  );
}
