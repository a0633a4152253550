import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { currentContext } from "@/app/_lib/session";
import { parseFen } from "@/server/shared/fen";
import { NoStore } from "../../_components/no-store";
import { StoreSwitcher } from "../../_components/store-switcher";
import { currentStore } from "../../_lib/current-store";
import { NewSlip } from "../_components/new-slip";
import { NoAccount } from "../_components/no-account";

export async function generateMetadata() {
  return { title: (await getTranslations("store.deposit"))("title") };
}

/** A deposit slip: money will be on its way (R10). `?amount=` brings the shortfall, `?deadline=` until when it is needed. */
export default async function DepositPage({ searchParams }: PageProps<"/store/account/deposit">) {
  const { stores, store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const { person } = await currentContext();
  const params = await searchParams;
  const asked = paramOf(params, "amount") ?? "";
  const amount = (parseFen(asked) ?? 0) > 0 ? asked : "";
  const instant = new Date(paramOf(params, "deadline") ?? "");
  const deadline = Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
  return (
    <>
      <StoreSwitcher stores={stores} store={store} />
      {store.account ? (
        <NewSlip
          key={store.account}
          account={store.account}
          amount={amount}
          deadline={deadline}
          payer={person?.actor.name ?? ""}
        />
      ) : (
        <NoAccount store={store} />
      )}
    </>
  );
}
