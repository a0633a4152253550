import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { ShrinkageScreen } from "../_components/shrinkage-screen";

export async function generateMetadata({ params }: PageProps<"/store/shrinkage/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One write-off, its goods, its photos, and what became of it. */
export default async function ShrinkageDetailPage({ params }: PageProps<"/store/shrinkage/[no]">) {
  const shrinkage = decodeURIComponent((await params).no);
  await prefetch(trpc.shrinkage.get.queryOptions({ shrinkage }));
  return (
    <Hydrate>
      <ShrinkageScreen shrinkage={shrinkage} />
    </Hydrate>
  );
}
