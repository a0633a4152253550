import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { DeliveryScreen } from "./_components/delivery-screen";
import { eventsMax } from "./_lib/events-max";

export async function generateMetadata({ params }: PageProps<"/dc/deliveries/[no]">) {
  return { title: decodeURIComponent((await params).no) };
}

/** One delivery order: what was allocated and picked, what it costs, what happened. */
export default async function DeliveryPage({ params }: PageProps<"/dc/deliveries/[no]">) {
  const delivery = decodeURIComponent((await params).no);
  await prefetch(
    trpc.delivery.get.queryOptions({ delivery }),
    trpc.dock.handover.queryOptions({ delivery }),
    trpc.delivery.events.queryOptions({ delivery, limit: eventsMax }),
  );
  const may = await abilitiesHere(
    "check.request",
    "delivery.approve",
    "delivery.void",
    "delivery.dispatch",
    "delivery.deliver",
    "cod.read",
  );
  return (
    <Hydrate>
      <DeliveryScreen delivery={delivery} may={may} maySeeDues={may["cod.read"]} />
    </Hydrate>
  );
}
