import "server-only";
import { cookies } from "next/headers";
import { paramOf } from "@/app/_lib/list-params";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import type { MyStore } from "./my-store";

export const storeCookie = "store";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The store that a page is about: `?store=` of a sent link, else the one last chosen on this device, else the first. */
export async function currentStore(
  searchParams: Params,
): Promise<{ stores: MyStore[]; store: MyStore | undefined }> {
  const stores = await getQueryClient().fetchQuery(trpc.order.stores.queryOptions());
  const asked = paramOf(await searchParams, "store");
  const remembered = (await cookies()).get(storeCookie)?.value;
  const store =
    stores.find((one) => one.store === asked) ?? stores.find((one) => one.store === remembered) ?? stores[0];
  return { stores, store };
}
