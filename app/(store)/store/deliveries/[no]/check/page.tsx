import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { CheckScreen } from "../../_components/check-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("store.check"))("title") };
}

/** Checking what a delivery brought, item by item, and claiming what is missing, broken or too much (R01, 2.3). */
export default async function CheckPage({ params }: PageProps<"/store/deliveries/[no]/check">) {
  const delivery = decodeURIComponent((await params).no);
  await Promise.all([
    prefetch(trpc.delivery.get.queryOptions({ delivery })),
    prefetch(trpc.delivery.claims.queryOptions({ delivery })),
  ]);
  return (
    <Hydrate>
      <CheckScreen delivery={delivery} />
    </Hydrate>
  );
}
