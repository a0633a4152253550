import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { AccountBoard } from "./_components/account-board";
import { NoAccount } from "./_components/no-account";

export async function generateMetadata() {
  return { title: (await getTranslations("store.account"))("title") };
}

/** The money of the store's account: what there is, what holds it, every movement. */
export default async function AccountPage({ searchParams }: PageProps<"/store/account">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  if (store.account) await prefetch(trpc.account.get.queryOptions({ account: store.account }));
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      {store.account ? (
        <AccountBoard key={store.account} store={store} account={store.account} />
      ) : (
        <NoAccount store={store} />
      )}
    </Hydrate>
  );
}
