import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { currentContext } from "@/app/_lib/session";
import { parseFen } from "@/server/shared/fen";
import { NoStore } from "../../_components/no-store";
import { StoreSwitcher } from "../../_components/store-switcher";
import { currentStore } from "../../_lib/current-store";
import { DepositForm } from "../_components/deposit-form";
import { NoAccount } from "../_components/no-account";

export async function generateMetadata() {
  return { title: (await getTranslations("store.deposit"))("title") };
}

/** A deposit slip: money is on its way (R10). `?amount=` brings the shortfall. */
export default async function DepositPage({ searchParams }: PageProps<"/store/account/deposit">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const { person } = await currentContext();
  const asked = paramOf(await searchParams, "amount") ?? "";
  const amount = parseFen(asked) === undefined ? "" : asked;
  return (
    <>
      <StoreSwitcher stores={stores} store={store} />
      {store.account ? (
        <DepositForm
          key={store.account}
          account={store.account}
          amount={amount}
          payer={person?.actor.name ?? ""}
        />
      ) : (
        <NoAccount store={store} />
      )}
    </>
  );
}
