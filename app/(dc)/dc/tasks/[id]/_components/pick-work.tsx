"use client";

import { CircleCheck, CloudOff, Undo2 } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Button } from "@/app/_ui/button";
import { Progress } from "@/app/_ui/progress";
import { Refusal } from "@/app/_ui/refusal";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { lineStates, type Reason, walkLeft } from "../_lib/picks";
import { usePickQueue } from "../_lib/use-pick-queue";
import { PickLineScreen } from "./pick-line-screen";

/** Works through the lines of one's own task, the next one that is not done first, and ends the task. */
export function PickWork({ task }: { task: RouterOutputs["wave"]["task"] }) {
  const t = useTranslations("dc.pickScreen");
  const trpc = useTRPC();
  const router = useRouter();
  const sentenceFor = useErrorSentence();
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const onRefused = useCallback(
    (error: unknown) => {
      scanFeedback("bad");
      setRefusal(sentenceFor(error));
    },
    [sentenceFor],
  );
  const queue = usePickQueue(task.task, onRefused);
  const finish = useCommand(trpc.wave.finishTask.mutationOptions(), {
    done: t("finished", { task: task.task }),
    onDone: () => router.push("/dc/tasks" as Route),
  });
  const lines = lineStates(task, queue.waiting);
  const done = lines.filter(({ isDone }) => isDone).length;
  const [current, next] = walkLeft(lines);
  const shorts = lines.filter(({ leftEach }) => leftEach > 0);

  const take = (line: number, qty: number, reason?: Reason) => {
    setRefusal(undefined);
    scanFeedback(reason ? "differs" : "good");
    queue.add({ line, qty, ...(reason && { reason }) });
  };
  const end = async () => {
    if (await queue.flush()) finish.run({ task: task.task });
  };

  return (
    <div className="flex flex-1 flex-col gap-3">
      <Progress label={`${task.zone || "–"} · ${task.routeName}`} done={done} total={lines.length} />
      {queue.isOffline && (
        <p
          role="status"
          className="flex items-center gap-2 rounded-md bg-attention-soft px-3 py-2 text-attention"
        >
          <CloudOff aria-hidden className="size-5" />
          {t("offline", { count: queue.waiting.length })}
        </p>
      )}
      {refusal && <Refusal sentence={refusal} />}
      {current ? (
        <PickLineScreen
          key={`${current.line} ${current.pickedEach} ${current.visits}`}
          line={current}
          lines={task.lines}
          nextLocation={next?.location}
          onTake={(qty, reason) => take(current.line, qty, reason)}
        />
      ) : (
        <div className="flex flex-1 flex-col items-center justify-center gap-3 text-center">
          <CircleCheck aria-hidden className="size-14 text-done" />
          <p className="text-2xl font-semibold">{t("allDone", { lines: lines.length })}</p>
          {shorts.length > 0 && (
            <p className="text-lg text-attention">{t("withShorts", { count: shorts.length })}</p>
          )}
        </div>
      )}
      <div className="grid grid-cols-2 gap-3 peer-data-keys:hidden">
        <Button
          size="touch"
          className="h-14"
          icon={<Undo2 aria-hidden />}
          disabled={queue.waiting.length === 0}
          onClick={() => queue.undo()}
        >
          {t("undo")}
        </Button>
        {!current && (
          <Button
            variant="primary"
            size="touch"
            className="h-14 text-lg"
            isLoading={finish.isRunning}
            onClick={() => void end()}
          >
            {t("finish")}
          </Button>
        )}
      </div>
    </div>
  );
}
