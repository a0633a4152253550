import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { Packages } from "./_components/packages";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.pos"))("title") };
}

/** Versions for tills and how far each has come (R02). */
export default async function PackagesPage() {
  await prefetch(trpc.upgrade.list.queryOptions());
  const may = await abilitiesHere("upgrade.manage");
  return (
    <Hydrate>
      <Packages mayManage={may["upgrade.manage"]} />
    </Hydrate>
  );
}
