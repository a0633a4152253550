"use client";

import { useQuery } from "@tanstack/react-query";
import { LayoutGrid, Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { LampWall } from "./lamp-wall";

/** First which wall this tablet is, then the wall. */
export function LampsScreen({ me }: { me: string }) {
  const t = useTranslations("dc.lamps");
  const query = useQuery(useTRPC().light.walls.queryOptions());
  const [chosen, choose] = useState<Omit<RouterOutputs["light"]["walls"][number], "waiting"> | undefined>(
    undefined,
  );
  useScreenAwake();
  if (chosen)
    return (
      <LampWall
        key={`${chosen.kind} ${chosen.dc}/${chosen.zone}`}
        {...chosen}
        me={me}
        onLeave={() => choose(undefined)}
      />
    );
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} back={{ href: "/dc/tasks", label: t("toTasks") }} />
      <QueryPane query={query}>
        {(walls) =>
          walls.length === 0 ? (
            <EmptyState icon={Lightbulb} title={t("none")} text={t("noneText")} />
          ) : (
            <ul className="grid grid-cols-1 gap-3 md:grid-cols-2 xl:grid-cols-3">
              {walls.map(({ dc, zone, kind, waiting }) => (
                <li key={`${kind} ${dc}/${zone}`}>
                  <Button
                    size="touch"
                    className="h-auto min-h-20 w-full flex-col whitespace-normal"
                    icon={kind === "put" ? <LayoutGrid aria-hidden /> : <Lightbulb aria-hidden />}
                    onClick={() => choose({ dc, zone, kind })}
                  >
                    {t(`walls.${kind}`, { dc, zone: zone || "–", count: waiting })}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPane>
    </>
  );
}
