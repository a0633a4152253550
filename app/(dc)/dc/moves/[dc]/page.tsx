import { getTranslations } from "next-intl/server";
import { currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { MoveScreen } from "./_components/move-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.moveScreen"))("title") };
}

/** Moves on a scanner: one after the other, from place to place. */
export default async function MoveWorkPage({ params }: PageProps<"/dc/moves/[dc]">) {
  const dc = decodeURIComponent((await params).dc);
  await prefetch(trpc.warehouse.heldMoves.queryOptions({ dc }));
  const { person } = await currentContext();
  return (
    <Hydrate>
      <MoveScreen dc={dc} me={person?.actor.name ?? ""} />
    </Hydrate>
  );
}
