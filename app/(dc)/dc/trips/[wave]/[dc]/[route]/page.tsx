import { getTranslations } from "next-intl/server";
import { abilitiesHere, currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { TripScreen } from "./_components/trip-screen";

type Props = PageProps<"/dc/trips/[wave]/[dc]/[route]">;

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations("dc.handover");
  return { title: t("title", { route: decodeURIComponent((await params).route) }) };
}

/** One truck on its driver's phone: stop by stop, what is given, taken back, paid and signed. */
export default async function TripPage({ params }: Props) {
  const { wave, dc, route } = await params;
  const trip = {
    wave: decodeURIComponent(wave),
    dc: decodeURIComponent(dc),
    route: decodeURIComponent(route),
  };
  await prefetch(trpc.dock.handoverTrip.queryOptions(trip));
  const { person } = await currentContext();
  const may = await abilitiesHere("truck.unload", "truck.load", "cod.collect", "return.collect");
  return (
    <Hydrate>
      <TripScreen trip={trip} me={person?.actor.name ?? ""} may={may} />
    </Hydrate>
  );
}
