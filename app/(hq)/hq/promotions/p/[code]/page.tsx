import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PromotionScreen } from "./_components/promotion-screen";

export async function generateMetadata({ params }: PageProps<"/hq/promotions/p/[code]">) {
  const t = await getTranslations("hq.promotion");
  return { title: t("title", { promotion: decodeURIComponent((await params).code) }) };
}

/** One promotion: what it says, what waits for a second person, what became of it, and everybody who had a hand in it. */
export default async function PromotionPage({ params }: PageProps<"/hq/promotions/p/[code]">) {
  const code = decodeURIComponent((await params).code);
  await prefetch(trpc.promotion.get.queryOptions({ promotion: code }));
  const may = await abilitiesHere("promotion.write", "promotion.approve", "promotion.stop");
  return (
    <Hydrate>
      <PromotionScreen
        promotion={code}
        may={{
          write: may["promotion.write"],
          approve: may["promotion.approve"],
          stop: may["promotion.stop"],
        }}
      />
    </Hydrate>
  );
}
