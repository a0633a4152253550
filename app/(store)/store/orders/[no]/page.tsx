import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { OrderDetail } from "./_components/order-detail";

export async function generateMetadata({ params }: PageProps<"/store/orders/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One order with what became of each line. */
export default async function OrderPage({ params, searchParams }: PageProps<"/store/orders/[no]">) {
  const order = decodeURIComponent((await params).no);
  await prefetch(trpc.order.get.queryOptions({ order }), trpc.order.events.queryOptions({ order }));
  return (
    <Hydrate>
      <OrderDetail order={order} isJustSent={(await searchParams).sent === "1"} />
    </Hydrate>
  );
}
