"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { QueryPane } from "@/app/_ui/query-pane";
import { PutWallDialog, type Wall } from "./put-wall-dialog";

/** The put walls of a DC: which zone, which positions, at how many of them a round stands. */
export function PutWalls({ dc, zones }: { dc: string; zones: readonly string[] }) {
  const t = useTranslations("dc.floor.putWalls");
  const query = useQuery(useTRPC().light.putWalls.queryOptions({ dc }));
  const [edited, edit] = useState<Wall>();
  const walls = query.data ?? [];
  const left = ["", ...zones].filter((zone) => !walls.some((wall) => wall.zone === zone));
  return (
    <Card title={t("title")} className="max-w-4xl">
      <p className="mb-3 text-quiet">{t("text")}</p>
      <QueryPane query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{t("none")}</p>
          ) : (
            <ul className="flex flex-col divide-y border-y">
              {rows.map((wall) => (
                <li key={wall.zone} className="flex items-center gap-3 py-2">
                  <span className="w-20 shrink-0 font-medium">{wall.zone || t("anyZone")}</span>
                  <span className="min-w-0 flex-1">
                    {t("count", { count: wall.positions.length })}
                    <span className="block truncate text-table text-quiet">{endsOf(wall.positions)}</span>
                  </span>
                  <span className="text-quiet">{t("busy", { count: wall.busy })}</span>
                  <Button
                    icon={<Pencil aria-hidden />}
                    aria-label={`${t("edit")} ${wall.zone || t("anyZone")}`}
                    onClick={() => edit(wall)}
                  >
                    {t("edit")}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPane>
      {left.length > 0 && (
        <Button
          className="mt-3"
          icon={<Plus aria-hidden />}
          onClick={() => edit({ dc, zone: left[0] ?? "", positions: [], busy: 0 })}
        >
          {t("add")}
        </Button>
      )}
      {edited && (
        <PutWallDialog
          key={edited.zone}
          wall={edited}
          zones={edited.positions.length > 0 ? [edited.zone] : left}
          onClose={() => edit(undefined)}
        />
      )}
    </Card>
  );
}

const endsOf = (positions: readonly string[]) =>
  positions.length > 6 ? `${positions.slice(0, 3).join(", ")} … ${positions.at(-1)}` : positions.join(", ");
