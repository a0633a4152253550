import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { TripList } from "./_components/trip-list";

export async function generateMetadata({ params }: PageProps<"/dc/waves/[no]/loading">) {
  const t = await getTranslations("dc.loading");
  return { title: `${t("trips")} ${decodeURIComponent((await params).no)}` };
}

/** The trucks of a wave: dock, truck, driver and departure of each, and the way to its loading. */
export default async function TripsPage({ params }: PageProps<"/dc/waves/[no]/loading">) {
  const wave = decodeURIComponent((await params).no);
  await prefetch(trpc.dock.handoverSheets.queryOptions({ wave }));
  const may = await abilitiesHere("truck.plan", "truck.load");
  const t = await getTranslations("dc.loading");
  return (
    <Hydrate>
      <PageHeader title={t("trips")} aside={wave} back={{ href: `/dc/waves/${wave}`, label: wave }} />
      <TripList wave={wave} may={may} />
    </Hydrate>
  );
}
