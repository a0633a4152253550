import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { DeliveryDetail } from "../_components/delivery-detail";

export async function generateMetadata({ params }: PageProps<"/store/deliveries/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One delivery as its store receives it. */
export default async function DeliveryPage({ params }: PageProps<"/store/deliveries/[no]">) {
  const delivery = decodeURIComponent((await params).no);
  await prefetch(trpc.delivery.get.queryOptions({ delivery }), trpc.dock.handover.queryOptions({ delivery }));
  return (
    <Hydrate>
      <DeliveryDetail delivery={delivery} />
    </Hydrate>
  );
}
