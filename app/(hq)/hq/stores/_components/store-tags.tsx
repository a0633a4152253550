"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { QueryPane } from "@/app/_ui/query-pane";
import { Section } from "../../_components/facts";

/** How the store's price tags come to its shelves: printed with the wave, or shown by electronic labels; changed back as easily. */
export function StoreTags({ store, mayConfigure }: { store: string; mayConfigure: boolean }) {
  const t = useTranslations("hq.store.tags");
  const trpc = useTRPC();
  const found = useQuery(trpc.tag.store.queryOptions({ store }));
  const set = useCommand(trpc.tag.setStore.mutationOptions(), {
    done: ({ isElectronic }) => t(isElectronic ? "isElectronic" : "isPaper", { store }),
  });
  return (
    <Section title={t("title")}>
      <QueryPane query={found}>
        {({ isElectronic, waiting }) => (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p>
              {t(isElectronic ? "electronic" : "paper")}{" "}
              <span className="text-quiet">{t("waiting", { count: waiting })}</span>
            </p>
            {mayConfigure && (
              <Button
                isLoading={set.isRunning}
                onClick={() => set.run({ store, isElectronic: !isElectronic })}
              >
                {t(isElectronic ? "toPaper" : "toElectronic")}
              </Button>
            )}
          </div>
        )}
      </QueryPane>
    </Section>
  );
}
