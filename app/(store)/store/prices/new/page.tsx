import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { getQueryClient, Hydrate, trpc } from "@/app/_lib/trpc/server";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { NoStore } from "../../_components/no-store";
import { currentStore } from "../../_lib/current-store";
import { NewPrices } from "../_components/new-prices";

export async function generateMetadata() {
  return { title: (await getTranslations("store.prices"))("new") };
}

/** Changing prices: scan, type, send; a direct store asks headquarters. */
export default async function NewPricesPage({ searchParams }: PageProps<"/store/prices/new">) {
  const { store } = await currentStore(searchParams);
  if (!store) return <NoStore />;
  const { isDirect, mayChange } = await getQueryClient().fetchQuery(
    trpc.retail.terms.queryOptions({ store: store.store }),
  );
  const t = await getTranslations("store.prices");
  if (!mayChange)
    return (
      <>
        <PageHeader back={{ href: "/store/prices", label: t("title") }} title={t("new")} />
        <EmptyState title={t("ownerOnly")} />
      </>
    );
  return (
    <Hydrate>
      <NewPrices
        key={store.store}
        store={store.store}
        isDirect={isDirect}
        first={paramOf(await searchParams, "item")}
      />
    </Hydrate>
  );
}
