"use client";

import { useTranslations } from "next-intl";
import { z } from "zod";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Timeline } from "@/app/_ui/timeline";

type Happened = RouterOutputs["org"]["group"]["history"][number];

const membersChanged = z.object({ how: z.enum(["add", "remove"]), stores: z.array(z.string()) });
const named = z.object({ name: z.string() });
/** So many codes are written out before "and so many more". */
const shownMax = 10;

/** Who made the group, which stores came and went, the newest first. */
export function GroupHistory({ events }: { events: readonly Happened[] }) {
  const t = useTranslations("hq.groups.events");
  const sentenceOf = ({ type, after, details }: Happened) => {
    const name = named.safeParse(after).data?.name ?? "";
    if (type === "store-group.created") return t("created", { name });
    if (type === "store-group.renamed") return t("renamed", { name });
    if (type === "store-group.archived") return t("archived");
    if (type === "store-group.restored") return t("restored");
    const change = membersChanged.safeParse(details).data;
    return change ? t(change.how, { count: change.stores.length }) : type;
  };
  const changeOf = ({ details }: Happened) => {
    const stores = membersChanged.safeParse(details).data?.stores ?? [];
    const shown = stores.slice(0, shownMax).join(" · ");
    return stores.length > shownMax ? t("andMore", { shown, count: stores.length - shownMax }) : shown;
  };
  return (
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        at: event.at,
        who: event.actorName,
        what: sentenceOf(event),
        change: changeOf(event) || undefined,
      }))}
    />
  );
}
