import { getTranslations } from "next-intl/server";
import { abilitiesHere, currentContext } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { businessDayOf } from "@/server/shared/business-day";
import { couponsInput } from "../_lib/inputs";
import { CouponsScreen } from "./_components/coupons-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.promotions"))("tabs.coupons") };
}

/** All coupons with what is outstanding; HQ gives them to a list of accounts and makes single ones void (2.9). */
export default async function CouponsPage({ searchParams }: PageProps<"/hq/promotions/coupons">) {
  await prefetch(trpc.promotion.couponDesk.list.queryOptions(couponsInput(await searchParams)));
  const may = await abilitiesHere("coupon.issue", "coupon.void");
  const today = businessDayOf((await currentContext()).now());
  return (
    <Hydrate>
      <CouponsScreen mayIssue={may["coupon.issue"]} mayVoid={may["coupon.void"]} today={today} />
    </Hydrate>
  );
}
