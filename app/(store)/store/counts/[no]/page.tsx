import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { CountScreen } from "../_components/count-screen";

export async function generateMetadata({ params }: PageProps<"/store/counts/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One count: counting it, or what it came to. */
export default async function CountPage({ params }: PageProps<"/store/counts/[no]">) {
  const stocktake = decodeURIComponent((await params).no);
  await prefetch(trpc.stocktake.get.queryOptions({ stocktake }));
  return (
    <Hydrate>
      <CountScreen stocktake={stocktake} />
    </Hydrate>
  );
}
