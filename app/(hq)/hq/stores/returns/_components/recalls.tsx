"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";

/** Recalls that are open: what is wanted, how much has come back, and their end. */
export function Recalls() {
  const t = useTranslations("hq.returns.recall");
  const format = useFormat();
  const trpc = useTRPC();
  const recalls = useQuery(trpc.returns.recalls.queryOptions({ status: "open", limit: 20 }));
  const close = useCommand(trpc.returns.closeRecall.mutationOptions(), {
    done: ({ recall }) => t("closed", { no: recall }),
  });
  const rows = recalls.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={t("title")}>
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.recall} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block font-medium">
                {row.recall} · {row.reason}
              </span>
              <span className="block text-sm text-quiet">
                {row.items
                  .map(({ item, name, expiresOn }) =>
                    [item, name, expiresOn && format.fullDay(expiresOn)].filter(Boolean).join(" "),
                  )
                  .join(" · ")}
              </span>
            </span>
            <span className="flex items-center gap-3">
              <span className="text-sm text-quiet tabular-nums">
                {t("progress", { stores: row.stores, asked: row.returnedEach, taken: row.receivedEach })}
              </span>
              <Button isLoading={close.isRunning} onClick={() => close.run({ recall: row.recall })}>
                {t("close")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
