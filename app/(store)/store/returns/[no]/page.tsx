import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { ReturnScreen } from "../_components/return-screen";

export async function generateMetadata({ params }: PageProps<"/store/returns/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One return, its goods, and what the DC made of it. */
export default async function ReturnDetailPage({ params }: PageProps<"/store/returns/[no]">) {
  const no = decodeURIComponent((await params).no);
  await prefetch(trpc.returns.get.queryOptions({ return: no }));
  return (
    <Hydrate>
      <ReturnScreen no={no} />
    </Hydrate>
  );
}
