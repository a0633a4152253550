import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { writeOffsInput } from "../_lib/day-inputs";
import { WriteOffs } from "./_components/write-offs";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.writeOffs"))("title") };
}

/** What stores write off: direct stores above their limit or their budget wait for headquarters (R22). */
export default async function WriteOffsPage({ searchParams }: PageProps<"/hq/stores/writeoffs">) {
  await prefetch(trpc.shrinkage.list.queryOptions(writeOffsInput(await searchParams)));
  const may = await abilitiesHere("shrinkage.approve", "shrinkage.configure", "shrinkage.reverse");
  return (
    <Hydrate>
      <WriteOffs mayApprove={may["shrinkage.approve"]} mayConfigure={may["shrinkage.configure"]} />
    </Hydrate>
  );
}
