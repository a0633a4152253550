"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useReasonWord } from "@/app/_lib/use-reason-word";
import { Card } from "@/app/_ui/card";
import { QueryPane } from "@/app/_ui/query-pane";
import { Timeline } from "@/app/_ui/timeline";

const known = [
  "created",
  "opened",
  "photo_added",
  "approved_first",
  "approved",
  "rejected",
  "resubmitted",
  "voided",
  "reversal_asked",
  "reversal_dropped",
  "reversed",
] as const;

/** What happened to the slip, version by version, newest first. */
export function SlipHistory({ deposit }: { deposit: string }) {
  const t = useTranslations("store.deposit.events");
  const reasonWord = useReasonWord();
  const events = useQuery(useTRPC().account.deposits.events.queryOptions({ deposit, limit: 100 }));
  return (
    <Card title={t("title")}>
      <QueryPane query={events}>
        {({ rows }) => (
          <Timeline
            entries={[...rows].reverse().map(({ id, at, type, actorName, reason }) => {
              const name = known.find((one) => `deposit.${one}` === type);
              return {
                id,
                at,
                who: actorName,
                what: name ? t(name as "created") : type,
                change: reason ? reasonWord(reason) : undefined,
              };
            })}
          />
        )}
      </QueryPane>
    </Card>
  );
}
