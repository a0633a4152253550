import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { directReceiptsInput } from "../_lib/day-inputs";
import { DirectReceipts } from "./_components/direct-receipts";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.direct"))("title") };
}

/** What suppliers brought to the doors of stores (直送): who owns the store settles it. */
export default async function DirectPage({ searchParams }: PageProps<"/hq/stores/direct">) {
  await prefetch(trpc.direct.receipts.queryOptions(directReceiptsInput(await searchParams)));
  return (
    <Hydrate>
      <DirectReceipts />
    </Hydrate>
  );
}
