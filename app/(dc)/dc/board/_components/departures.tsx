"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { TextInput } from "@/app/_ui/text-input";

type Departure = RouterOutputs["wave"]["departures"][number];

/** When the truck of each route leaves; a route without a time of its own leaves with the one above it. */
export function Departures() {
  const t = useTranslations("dc.board.departures");
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(false);
  const query = useQuery({ ...trpc.wave.departures.queryOptions(), enabled: isOpen });
  return (
    <>
      <Button size="large" icon={<Clock aria-hidden />} onClick={() => setIsOpen(true)}>
        {t("open")}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={t("title")} description={t("text")}>
        <QueryPane query={query}>
          {(rows) => (
            <ul className="flex max-h-[60dvh] flex-col divide-y overflow-y-auto">
              {rows.map((row) => (
                <TimeOfRoute key={`${row.route} ${row.own} ${row.time}`} row={row} />
              ))}
            </ul>
          )}
        </QueryPane>
      </Dialog>
    </>
  );
}

function TimeOfRoute({ row }: { row: Departure }) {
  const t = useTranslations("dc.board.departures");
  const trpc = useTRPC();
  const [time, setTime] = useState(row.own ?? "");
  const save = useCommand(trpc.wave.setDeparture.mutationOptions(), {
    done: ({ route, time: set }) =>
      set === null ? t("cleared", { route }) : t("saved", { route, time: set }),
  });
  return (
    <li className="flex flex-wrap items-center gap-3 py-2" style={{ paddingLeft: `${row.depth * 16}px` }}>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {row.route} {row.name}
        </span>
        {row.own === null && (
          <span className="block text-table text-quiet">
            {row.time === null ? t("none") : t("above", { time: row.time })}
          </span>
        )}
      </span>
      <TextInput
        type="time"
        value={time}
        onChange={setTime}
        aria-label={t("time", { route: row.route })}
        className="w-32"
      />
      <Button
        disabled={time === (row.own ?? "")}
        isLoading={save.isRunning}
        onClick={() => save.run({ route: row.route, time: time === "" ? null : time })}
      >
        {t("save")}
      </Button>
    </li>
  );
}
