import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { directOrdersInput, directReceiptsInput } from "../_lib/day-inputs";
import { DirectScreen } from "./_components/direct-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.direct"))("title") };
}

/** What suppliers bring to the doors of stores (直送): who owns the store settles it. */
export default async function DirectPage({ searchParams }: PageProps<"/hq/stores/direct">) {
  const given = await searchParams;
  await prefetch(
    paramOf(given, "view") === "orders"
      ? trpc.direct.orders.queryOptions(directOrdersInput(given))
      : trpc.direct.receipts.queryOptions(directReceiptsInput(given)),
  );
  const may = await abilitiesHere("direct.order");
  return (
    <Hydrate>
      <DirectScreen mayOrder={may["direct.order"]} />
    </Hydrate>
  );
}
