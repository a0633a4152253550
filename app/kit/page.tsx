import { notFound } from "next/navigation";
import { businessDayOf } from "@/server/shared/business-day";
import { pagesOf, placeOf } from "../_lib/places";
import { currentContext } from "../_lib/session";
import { themeOf } from "../_lib/theme";
import { answersTo } from "../_lib/trpc/server";
import { DeskShell } from "../_ui/shell/desk-shell";
import { StoreShell } from "../_ui/shell/store-shell";
import { Gallery } from "./gallery";

/** Every piece of the kit in a shell, for whoever changes one. Only in development: `/kit`, `/kit?shell=store`. */
export default async function KitPage({ searchParams }: PageProps<"/kit">) {
  if (process.env.NODE_ENV === "production") notFound();
  const role = (await searchParams).shell === "store" ? "owner" : "hq";
  const { now } = await currentContext();
  const place = placeOf(role);
  const facts = {
    place,
    person: { name: role === "owner" ? "王秀英" : "Lena Fischer", login: "kit", role },
    pages: pagesOf[place].map(({ key, href }) => ({ key, href })),
    businessDay: businessDayOf(now()),
    theme: themeOf(undefined),
    isRailFolded: false,
    hasSearch: answersTo("search.everything"),
    hasWaiting: false,
    hasMessages: false,
  } as const;
  const Shell = place === "store" ? StoreShell : DeskShell;
  return (
    <Shell facts={facts}>
      <Gallery now={now()} />
    </Shell>
  );
}
