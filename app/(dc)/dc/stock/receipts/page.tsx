import { getTranslations } from "next-intl/server";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { LinkButton } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { receiptsInputOf } from "../_lib/inbound-input";
import { chosenDc } from "../_lib/stock-input";
import { ReceiptsTable } from "./_components/receipts-table";

export async function generateMetadata() {
  return { title: (await getTranslations("dc.stock.receipts"))("title") };
}

/** What suppliers brought to a DC. */
export default async function ReceiptsPage({ searchParams }: PageProps<"/dc/stock/receipts">) {
  const params = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  await prefetch(dcs);
  const dc = chosenDc(getQueryClient().getQueryData(dcs.queryKey) ?? [], params);
  if (dc !== undefined) await prefetch(trpc.warehouse.receipts.queryOptions(receiptsInputOf(dc, params)));
  const may = await abilitiesHere("receipt.post", "stock.adjust");
  const t = await getTranslations("dc.stock.receipts");
  return (
    <Hydrate>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          may["receipt.post"] && (
            <LinkButton variant="primary" href={`/dc/stock/receipts/new?dc=${dc ?? ""}`}>
              {t("new")}
            </LinkButton>
          )
        }
      />
      <ReceiptsTable mayReverse={may["stock.adjust"]} />
    </Hydrate>
  );
}
