import { getTranslations } from "next-intl/server";
import { currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LampsScreen } from "./_components/lamps-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.lamps"))("title") };
}

/** A wall of lamps in a browser: a tablet at the shelf that speaks the interface of equipment. */
export default async function LampsPage() {
  await prefetch(trpc.light.walls.queryOptions());
  const { person } = await currentContext();
  return (
    <Hydrate>
      <LampsScreen me={person?.actor.name ?? ""} />
    </Hydrate>
  );
}
