import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { groupsInput } from "../_lib/day-inputs";
import { GroupsTable } from "./_components/groups-table";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.groups"))("title") };
}

/** Groups of stores: promotions are for them, packages for tills come to them. */
export default async function GroupsPage({ searchParams }: PageProps<"/hq/stores/groups">) {
  await prefetch(trpc.org.groups.queryOptions(groupsInput(await searchParams)));
  const may = await abilitiesHere("group.change");
  return (
    <Hydrate>
      <GroupsTable mayChange={may["group.change"]} />
    </Hydrate>
  );
}
