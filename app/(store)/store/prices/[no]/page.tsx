import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PriceScreen } from "../_components/price-screen";

export async function generateMetadata({ params }: PageProps<"/store/prices/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One price change and what became of it. */
export default async function PriceChangePage({ params }: PageProps<"/store/prices/[no]">) {
  const change = decodeURIComponent((await params).no);
  await prefetch(trpc.retail.change.queryOptions({ change }));
  return (
    <Hydrate>
      <PriceScreen change={change} />
    </Hydrate>
  );
}
