import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { DcReturns } from "./_components/dc-returns";
import { dcReturnsInput } from "./_lib/returns-input";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.returns"))("title") };
}

/** What stores send back: expected with the next trucks, on the way, and to be inspected. */
export default async function DcReturnsPage({ searchParams }: PageProps<"/dc/returns">) {
  await prefetch(trpc.returns.list.queryOptions(dcReturnsInput(await searchParams)));
  const may = await abilitiesHere("return.receive");
  const t = await getTranslations("dc.returns");
  return (
    <Hydrate>
      <PageHeader title={t("title")} text={t("text")} />
      <DcReturns mayReceive={may["return.receive"]} />
    </Hydrate>
  );
}
