import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { latePermitsInput } from "../../_lib/list-inputs";
import { LateBoard } from "./_components/late-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.late"))("title") };
}

/** Late orders by permission: which store may order until when, who allowed it and why (U5). */
export default async function LatePage({ searchParams }: PageProps<"/hq/stores/late">) {
  await prefetch(trpc.template.permits.queryOptions(latePermitsInput(await searchParams)));
  const may = await abilitiesHere("permit.grant");
  return (
    <Hydrate>
      <LateBoard mayGrant={may["permit.grant"]} />
    </Hydrate>
  );
}
