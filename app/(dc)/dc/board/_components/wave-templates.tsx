"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { EmptyState } from "@/app/_ui/empty-state";
import { IconButton } from "@/app/_ui/icon-button";
import { QueryPane } from "@/app/_ui/query-pane";
import { useCutWords } from "../../_components/cut-fields";
import { TemplateForm } from "./template-form";

export type Template = RouterOutputs["pool"]["plannedWaves"][number];

/** The waves that come again: which cut, when their trucks leave, on which days. */
export function WaveTemplates() {
  const t = useTranslations("dc.board.templates");
  const trpc = useTRPC();
  const words = useCutWords();
  const [isOpen, setIsOpen] = useState(false);
  const [edited, setEdited] = useState<Template | "new" | undefined>(undefined);
  const query = useQuery({ ...trpc.pool.plannedWaves.queryOptions(), enabled: isOpen });
  const close = () => {
    setIsOpen(false);
    setEdited(undefined);
  };
  return (
    <>
      <Button size="large" icon={<CalendarClock aria-hidden />} onClick={() => setIsOpen(true)}>
        {t("open")}
      </Button>
      <Drawer isOpen={isOpen} onClose={close} title={t("title")}>
        {edited ? (
          <TemplateForm
            key={edited === "new" ? "new" : edited.template}
            template={edited === "new" ? undefined : edited}
            onClose={() => setEdited(undefined)}
          />
        ) : (
          <div className="flex flex-col gap-4">
            <p className="text-quiet">{t("text")}</p>
            <QueryPane query={query}>
              {(rows) =>
                rows.length === 0 ? (
                  <EmptyState icon={CalendarClock} title={t("empty")} text={t("emptyText")} />
                ) : (
                  <ul className="flex flex-col divide-y rounded-md border">
                    {rows.map((row) => (
                      <li key={row.template} className="flex items-center gap-3 px-3 py-2">
                        <span className="min-w-0 flex-1">
                          <span className="font-medium">{row.name}</span>
                          <span className="block text-table text-quiet">
                            {[`${row.route} ${row.routeName}`, words(row)].filter(Boolean).join(" · ")}
                          </span>
                        </span>
                        <span className="text-right">
                          {row.departure}
                          <span className="block text-table text-quiet">
                            {row.weekdays.length === 7
                              ? t("daily")
                              : row.weekdays.map((day) => t(`days.${dayKey(day)}`)).join(" ")}
                          </span>
                        </span>
                        <IconButton label={t("edit", { name: row.name })} onClick={() => setEdited(row)}>
                          <Pencil aria-hidden />
                        </IconButton>
                      </li>
                    ))}
                  </ul>
                )
              }
            </QueryPane>
            <Button icon={<Plus aria-hidden />} className="self-start" onClick={() => setEdited("new")}>
              {t("add")}
            </Button>
          </div>
        )}
      </Drawer>
    </>
  );
}

export const dayKeys = ["d1", "d2", "d3", "d4", "d5", "d6", "d7"] as const;
const dayKey = (day: number) => dayKeys[day - 1] ?? "d1";
