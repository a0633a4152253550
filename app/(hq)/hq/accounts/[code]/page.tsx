import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { AccountBoard } from "./_components/account-board";

export async function generateMetadata({ params }: PageProps<"/hq/accounts/[code]">) {
  const { code } = await params;
  return { title: `${(await getTranslations("hq.account"))("title")} ${decodeURIComponent(code)}` };
}

/** One account: what it may spend and why, its ledger, its stores, its deposits (R08, R09). */
export default async function AccountPage({ params }: PageProps<"/hq/accounts/[code]">) {
  const account = decodeURIComponent((await params).code);
  await prefetch(trpc.account.get.queryOptions({ account }), trpc.funds.outlook.queryOptions({ account }));
  const may = await abilitiesHere(
    "credit.change",
    "correction.read",
    "correction.request",
    "correction.approve",
  );
  return (
    <Hydrate>
      <AccountBoard
        account={account}
        may={{
          changeCredit: may["credit.change"],
          seeCorrections: may["correction.read"],
          request: may["correction.request"],
          approve: may["correction.approve"],
        }}
      />
    </Hydrate>
  );
}
