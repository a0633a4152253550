"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextInput } from "@/app/_ui/text-input";

type RunTime = RouterOutputs["pool"]["runTimes"][number];

/** The next run, as owners of blocked orders read it; a press sets the time of each DC. */
export function RunTimes({ maySet }: { maySet: boolean }) {
  const t = useTranslations("dc.pool.runTimes");
  const trpc = useTRPC();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const times = useQuery({ ...trpc.pool.runTimes.queryOptions(), refetchInterval: 60_000 });
  const next = times.data?.map(({ nextRunAt }) => nextRunAt).toSorted()[0];
  if (next === undefined) return null;
  const label = t("next", { at: format.instant(next) });
  if (!maySet) return <span className="text-quiet">{label}</span>;
  return (
    <>
      <Button variant="quiet" size="large" icon={<Clock aria-hidden />} onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={t("title")} description={t("text")}>
        <ul className="flex flex-col divide-y">
          {times.data?.map((row) => (
            <TimeOfDc key={`${row.dc} ${row.time}`} row={row} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}

function TimeOfDc({ row }: { row: RunTime }) {
  const t = useTranslations("dc.pool.runTimes");
  const trpc = useTRPC();
  const [time, setTime] = useState(row.time);
  const save = useCommand(trpc.pool.setRunTime.mutationOptions(), {
    done: ({ dc, time }) => t("saved", { dc, time }),
  });
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {row.dc} {row.name}
        </span>
        <span className="block text-table text-quiet">
          {row.setBy === null ? t("usual") : t("setBy", { name: row.setBy })}
        </span>
      </span>
      <TextInput
        type="time"
        value={time}
        onChange={setTime}
        aria-label={t("time", { dc: row.dc })}
        className="w-32"
      />
      <Button
        disabled={time === row.time || time === ""}
        isLoading={save.isRunning}
        onClick={() => save.run({ dc: row.dc, time })}
      >
        {t("save", { dc: row.dc })}
      </Button>
    </li>
  );
}
