import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { quotasInput } from "../_lib/day-inputs";
import { StoreQuotas } from "./_components/store-quotas";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.quotas"))("title") };
}

/** How much each store may still return, and the limits beside its policy (R21). */
export default async function StoreQuotasPage({ searchParams }: PageProps<"/hq/stores/quotas">) {
  const may = await abilitiesHere("return.configure");
  await prefetch(trpc.returns.quotas.queryOptions(quotasInput(await searchParams)));
  return (
    <Hydrate>
      <StoreQuotas mayConfigure={may["return.configure"]} />
    </Hydrate>
  );
}
