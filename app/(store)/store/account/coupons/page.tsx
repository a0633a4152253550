import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { NoStore } from "../../_components/no-store";
import { StoreSwitcher } from "../../_components/store-switcher";
import { currentStore } from "../../_lib/current-store";
import { NoAccount } from "../_components/no-account";
import { CouponWallet } from "./_components/coupon-wallet";

export async function generateMetadata() {
  return { title: (await getTranslations("store.wallet"))("title") };
}

/** The coupons of the store's account: what can be used, what an order has reserved, what is over. */
export default async function CouponsPage({ searchParams }: PageProps<"/store/account/coupons">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const t = await getTranslations("store.wallet");
  if (store.account) await prefetch(trpc.promotion.coupons.queryOptions({ account: store.account }));
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      <PageHeader title={t("title")} text={t("text")} back={{ href: "/store/account", label: t("back") }} />
      {store.account ? (
        <CouponWallet key={store.account} account={store.account} />
      ) : (
        <NoAccount store={store} />
      )}
    </Hydrate>
  );
}
