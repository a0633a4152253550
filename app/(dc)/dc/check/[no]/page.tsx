import { getTranslations } from "next-intl/server";
import { currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { CheckScreen } from "./_components/check-screen";

export async function generateMetadata({ params }: PageProps<"/dc/check/[no]">) {
  const t = await getTranslations("dc.check");
  return { title: t("countTitle", { delivery: decodeURIComponent((await params).no) }) };
}

/** One delivery order on a checker's scanner: count what is there, look again, say what becomes of what differs. */
export default async function CheckPage({ params }: PageProps<"/dc/check/[no]">) {
  const delivery = decodeURIComponent((await params).no);
  await prefetch(trpc.check.get.queryOptions({ delivery }));
  const { person } = await currentContext();
  return (
    <Hydrate>
      <CheckScreen delivery={delivery} me={person?.actor.name ?? ""} />
    </Hydrate>
  );
}
