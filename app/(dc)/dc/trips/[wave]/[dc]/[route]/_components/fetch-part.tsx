"use client";

import { CircleCheck, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/status-chip";
import type { useHandoverQueue } from "../_lib/use-handover-queue";

interface FetchPartProps {
  store: string;
  ready: RouterOutputs["returns"]["toFetch"];
  queue: ReturnType<typeof useHandoverQueue>;
}

/**
 * What this store has ready to go back: the driver takes it along, then it is on the way. Without network it is written down on this
 * device and sent with what else he has signed.
 */
export function FetchPart({ store, ready, queue }: FetchPartProps) {
  const t = useTranslations("dc.handover");
  const [fetched, setFetched] = useState<readonly string[]>([]);
  const own = ready.filter((row) => row.store === store);
  const waiting = queue.waiting.flatMap((entry) => (entry.kind === "return" ? [entry.return] : []));
  const isRefused = (no: string) =>
    queue.refused.some((entry) => entry.kind === "return" && entry.return === no);
  const gone = fetched.filter((no) => !own.some((row) => row.return === no) && !isRefused(no));
  if (own.length === 0 && gone.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 border-t pt-3">
      <h2 className="text-base font-semibold">{t("fetchTitle")}</h2>
      {own.map((row) => (
        <div key={row.return} className="flex min-h-12 items-center gap-3">
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{row.return}</span>
            <span className="block text-table text-quiet">{t("fetchLines", { count: row.lines })}</span>
          </span>
          {waiting.includes(row.return) ? (
            <Chip tone="information" icon={CloudUpload}>
              {t("toSend")}
            </Chip>
          ) : (
            <Button
              size="touch"
              onClick={() => {
                setFetched((before) => [...before, row.return]);
                queue.fetchReturn(store, row.return);
              }}
            >
              {t("fetch")}
            </Button>
          )}
        </div>
      ))}
      {gone.map((no) => (
        <p key={no} role="status" className="flex min-h-12 items-center gap-2 text-done">
          <CircleCheck aria-hidden className="size-5" />
          {t("fetched", { no })}
        </p>
      ))}
    </section>
  );
}
