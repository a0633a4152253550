import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LinkButton } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { purchasesInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { PurchasesTable } from "./_components/purchases-table";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.purchases"))("title") };
}

/** What a DC has ordered from suppliers, and how much of it came. */
export default async function PurchasesPage({ searchParams }: PageProps<"/dc/stock/purchases">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.warehouse.purchases.queryOptions(purchasesInputOf(dc, params)));
  const may = await abilitiesHere("receipt.post", "purchase.change");
  const t = await getTranslations("dc.stock.purchases");
  return (
    <Hydrate>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          may["purchase.change"] && (
            <span className="flex flex-wrap gap-2">
              <LinkButton href={`/dc/stock/purchases/waiting?dc=${dc ?? ""}`}>{t("waiting.open")}</LinkButton>
              <LinkButton variant="primary" href={`/dc/stock/purchases/new?dc=${dc ?? ""}`}>
                {t("new")}
              </LinkButton>
            </span>
          )
        }
      />
      <PurchasesTable mayReceive={may["receipt.post"]} mayChange={may["purchase.change"]} />
    </Hydrate>
  );
}
