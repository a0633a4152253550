import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { tillsInput } from "../../_lib/day-inputs";
import { PackageScreen } from "./_components/package-screen";

export async function generateMetadata({ params }: PageProps<"/hq/stores/pos/[version]">) {
  const t = await getTranslations("hq.posPackage");
  return { title: t("title", { version: decodeURIComponent((await params).version) }) };
}

/** One package: its stages, what became of it in each store and on each till, and how fast. */
export default async function PackagePage({ params, searchParams }: PageProps<"/hq/stores/pos/[version]">) {
  const version = decodeURIComponent((await params).version);
  await prefetch(trpc.upgrade.get.queryOptions({ version }));
  await prefetch(trpc.upgrade.tills.queryOptions(tillsInput(await searchParams, version)));
  const may = await abilitiesHere("upgrade.manage");
  return (
    <Hydrate>
      <PackageScreen version={version} mayManage={may["upgrade.manage"]} />
    </Hydrate>
  );
}
