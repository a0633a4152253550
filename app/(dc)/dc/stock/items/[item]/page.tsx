import type { Route } from "next";
import { redirect } from "next/navigation";
import { paramOf } from "@/app/_lib/list-params";
import { abilitiesHere } from "@/app/_lib/session";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { cardOf, chosenDc, entriesInputOf } from "../../_lib/stock-input";
import { StockCard } from "./_components/stock-card";

export async function generateMetadata({ params }: PageProps<"/dc/stock/items/[item]">) {
  return { title: decodeURIComponent((await params).item) };
}

/** The card of an item at a DC; without a DC in the address, where most of it lies. */
export default async function StockCardPage({ params, searchParams }: PageProps<"/dc/stock/items/[item]">) {
  const item = decodeURIComponent((await params).item);
  const search = await searchParams;
  const dcs = trpc.stock.dcs.queryOptions();
  const having = trpc.stock.dcsWith.queryOptions({ item });
  await prefetch(dcs, having);
  const client = getQueryClient();
  const dc = paramOf(search, "dc") ?? client.getQueryData(having.queryKey)?.[0]?.dc;
  if (dc === undefined)
    redirect(cardOf(chosenDc(client.getQueryData(dcs.queryKey) ?? [], {}) ?? "", item) as Route);
  if (paramOf(search, "dc") === undefined) redirect(cardOf(dc, item) as Route);
  await prefetch(
    trpc.stock.card.queryOptions({ dc, item }),
    trpc.stock.entries.queryOptions(entriesInputOf(dc, item, search)),
  );
  const may = await abilitiesHere("purchase.read", "stock.adjust", "count.work");
  return (
    <Hydrate>
      <StockCard dc={dc} item={item} may={may} />
    </Hydrate>
  );
}
