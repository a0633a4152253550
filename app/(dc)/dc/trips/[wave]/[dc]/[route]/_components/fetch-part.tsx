"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Refusal } from "@/app/_ui/refusal";

/** What this store has ready to go back: the driver takes it along, then it is on the way. */
export function FetchPart({ store }: { store: string }) {
  const t = useTranslations("dc.handover");
  const trpc = useTRPC();
  const ready = useQuery(trpc.returns.list.queryOptions({ store, status: "approved", limit: 20 }));
  const collect = useCommand(trpc.returns.collect.mutationOptions(), {
    done: (done) => t("fetched", { no: done.return }),
    onRefused: () => true,
  });
  const rows = ready.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 border-t pt-3">
      <h2 className="text-base font-semibold">{t("fetchTitle")}</h2>
      {rows.map((row) => (
        <div key={row.return} className="flex min-h-12 items-center gap-3">
          <span className="min-w-0 flex-1">
            <DocumentNumber no={row.return} />
            <span className="block text-table text-quiet">{t("fetchLines", { count: row.lines })}</span>
          </span>
          <Button
            size="touch"
            isLoading={collect.isRunning}
            onClick={() => collect.run({ return: row.return })}
          >
            {t("fetch")}
          </Button>
        </div>
      ))}
      {collect.sentence && <Refusal sentence={collect.sentence} />}
    </section>
  );
}
