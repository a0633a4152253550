import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { NoStore } from "../_components/no-store";
import { StoreSwitcher } from "../_components/store-switcher";
import { currentStore } from "../_lib/current-store";
import { AccountBoard } from "./_components/account-board";
import { NoAccount } from "./_components/no-account";
import { OwedBoard } from "./_components/owed-board";

export async function generateMetadata() {
  return { title: (await getTranslations("store.account"))("title") };
}

/** The money of the store's account: what there is, what holds it, every movement. */
export default async function AccountPage({ searchParams }: PageProps<"/store/account">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const owes = store.settlement === "cod" && (await abilitiesHere("cod.read"))["cod.read"];
  if (store.account) await prefetch(trpc.account.get.queryOptions({ account: store.account }));
  return (
    <Hydrate>
      <StoreSwitcher stores={stores} store={store} />
      {store.account ? (
        <AccountBoard key={store.account} store={store} account={store.account} />
      ) : owes ? (
        <OwedBoard key={store.store} store={store.store} />
      ) : (
        <NoAccount store={store} />
      )}
    </Hydrate>
  );
}
