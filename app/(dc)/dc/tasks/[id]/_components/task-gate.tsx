"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { StatusChip } from "@/app/_ui/status-chip";
import { useWedge } from "@/app/_ui/use-wedge";

/** Before a task and after it: what it is, whose it is; takes it, or the next one. Enter does the main thing. */
export function TaskGate({ task }: { task: RouterOutputs["wave"]["task"] }) {
  const t = useTranslations("dc.pickScreen");
  const trpc = useTRPC();
  const router = useRouter();
  const claim = useCommand(trpc.wave.claimTask.mutationOptions());
  const claimNext = useCommand(trpc.wave.claimNext.mutationOptions(), {
    onDone: (next) => router.replace(`/dc/tasks/${next.task}`),
  });
  const isEnded = task.status === "done" || task.status === "cancelled";
  const isHeld = !isEnded && task.claimedBy !== null;
  const act = () => (isEnded ? claimNext.run({ after: task.task }) : claim.run({ task: task.task }));
  // Whoever takes over somebody's task presses the button: no key does it in passing.
  useWedge(useRef(null), {
    onEnter: () => !isHeld && act(),
    onKey: (key) => key === "F4" && !isHeld && act(),
  });

  return (
    <div className="flex flex-1 flex-col justify-between gap-6">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 pt-2 text-lg">
        <dt className="text-quiet">{t("state")}</dt>
        <dd>
          <StatusChip kind="task" status={task.status} />
        </dd>
        <dt className="text-quiet">{t("wave")}</dt>
        <dd className="break-all">{task.wave}</dd>
        <dt className="text-quiet">{t("zone")}</dt>
        <dd className="text-2xl font-semibold">{task.zone || "–"}</dd>
        <dt className="text-quiet">{t("lines")}</dt>
        <dd className="font-medium">{task.lines.length}</dd>
        {task.claimedBy && (
          <>
            <dt className="text-quiet">{t("holder")}</dt>
            <dd>{task.claimedBy}</dd>
          </>
        )}
      </dl>
      <div className="flex flex-col gap-3">
        <Button
          variant="primary"
          size="touch"
          className="h-16 w-full text-lg"
          isLoading={claim.isRunning || claimNext.isRunning}
          onClick={act}
        >
          {isEnded ? t("claimNext") : isHeld ? t("takeOver") : t("claim")}
        </Button>
        <LinkButton href="/dc/tasks" size="touch" className="w-full">
          {t("toTasks")}
        </LinkButton>
      </div>
    </div>
  );
}
