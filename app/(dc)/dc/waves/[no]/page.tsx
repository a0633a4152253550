import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { WaveScreen } from "./_components/wave-screen";

export async function generateMetadata({ params }: PageProps<"/dc/waves/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One wave: how far it is, what is next, what went wrong. */
export default async function WavePage({ params }: PageProps<"/dc/waves/[no]">) {
  const wave = decodeURIComponent((await params).no);
  await prefetch(
    trpc.wave.get.queryOptions({ wave }),
    trpc.wave.floor.queryOptions({ wave }),
    trpc.wave.events.queryOptions({ wave }),
  );
  const may = await abilitiesHere(
    "wave.release",
    "wave.confirm",
    "wave.cancel",
    "wave.generate",
    "delivery.void",
    "delivery.approve",
    "delivery.dispatch",
  );
  return (
    <Hydrate>
      <WaveScreen wave={wave} may={may} />
    </Hydrate>
  );
}
