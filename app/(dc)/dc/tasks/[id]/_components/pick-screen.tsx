"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { PickWork } from "./pick-work";
import { ScannerFrame } from "./scanner-frame";

/** A task on a scanner: claim it, work through it, end it. Nothing else is on the screen. */
export function PickScreen({ task: id, me }: { task: number; me: string }) {
  const t = useTranslations("dc.pickScreen");
  const trpc = useTRPC();
  const query = useQuery(trpc.wave.task.queryOptions({ task: id }));
  const claim = useCommand(trpc.wave.claimTask.mutationOptions());
  useScreenAwake();
  return (
    <ScannerFrame title={t("title", { task: id })}>
      <QueryPane query={query}>
        {(task) => {
          const isMine = task.claimedBy === me && (task.status === "claimed" || task.status === "picking");
          if (isMine) return <PickWork task={task} />;
          return (
            <div className="flex flex-1 flex-col justify-between gap-6">
              <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 text-lg">
                <dt className="text-quiet">{t("state")}</dt>
                <dd>
                  <StatusChip kind="task" status={task.status} />
                </dd>
                <dt className="text-quiet">{t("wave")}</dt>
                <dd>{task.wave}</dd>
                <dt className="text-quiet">{t("zone")}</dt>
                <dd className="font-medium">{task.zone || "–"}</dd>
                <dt className="text-quiet">{t("lines")}</dt>
                <dd className="font-medium">{task.lines.length}</dd>
                {task.claimedBy && (
                  <>
                    <dt className="text-quiet">{t("holder")}</dt>
                    <dd>{task.claimedBy}</dd>
                  </>
                )}
              </dl>
              {task.status === "done" || task.status === "cancelled" ? (
                <LinkButton href="/dc/tasks" variant="primary" size="touch" className="h-16 w-full text-lg">
                  {t("toTasks")}
                </LinkButton>
              ) : (
                <Button
                  variant="primary"
                  size="touch"
                  className="h-16 w-full text-lg"
                  isLoading={claim.isRunning}
                  onClick={() => claim.run({ task: id })}
                >
                  {task.claimedBy ? t("takeOver") : t("claim")}
                </Button>
              )}
            </div>
          );
        }}
      </QueryPane>
    </ScannerFrame>
  );
}
