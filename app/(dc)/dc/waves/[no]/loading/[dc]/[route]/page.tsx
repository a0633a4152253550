import { getTranslations } from "next-intl/server";
import { currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LoadScreen } from "./_components/load-screen";

export async function generateMetadata({ params }: PageProps<"/dc/waves/[no]/loading/[dc]/[route]">) {
  const t = await getTranslations("dc.loading");
  return { title: t("title", { route: decodeURIComponent((await params).route) }) };
}

/** One truck on a loader's scanner: scan onto it, the last stop first; what is missing; leave. */
export default async function LoadPage({ params }: PageProps<"/dc/waves/[no]/loading/[dc]/[route]">) {
  const { no, dc, route } = await params;
  const trip = {
    wave: decodeURIComponent(no),
    dc: decodeURIComponent(dc),
    route: decodeURIComponent(route),
  };
  await prefetch(trpc.dock.trip.queryOptions(trip));
  const { person } = await currentContext();
  return (
    <Hydrate>
      <LoadScreen trip={trip} me={person?.actor.name ?? ""} />
    </Hydrate>
  );
}
