import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { ReceiptScreen } from "../_components/receipt-screen";

export async function generateMetadata({ params }: PageProps<"/store/direct/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One receipt, its goods and what they cost. */
export default async function DirectReceiptPage({ params }: PageProps<"/store/direct/[no]">) {
  const receipt = decodeURIComponent((await params).no);
  await prefetch(trpc.direct.receipt.queryOptions({ receipt }));
  return (
    <Hydrate>
      <ReceiptScreen receipt={receipt} />
    </Hydrate>
  );
}
