"use client";

import { CircleCheck, CloudOff, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { Progress } from "@/app/_ui/progress";
import { ScanField } from "@/app/_ui/scan-field";
import type { HardKey } from "@/app/_ui/use-wedge";
import { usePicking } from "../_lib/use-picking";
import { PickLineScreen } from "./pick-line-screen";
import { ScannerFrame } from "./scanner-frame";

/** Works through the lines of one's own task, the next one that is not done first, and ends the task. */
export function PickWork({
  task,
  title,
  me,
}: {
  task: RouterOutputs["wave"]["task"];
  title: string;
  me: string;
}) {
  const t = useTranslations("dc.pickScreen");
  const trpc = useTRPC();
  const picking = usePicking(task);
  const { lines, step, queue } = picking;
  const finish = useCommand(trpc.wave.finishTask.mutationOptions(), {
    done: t("finished", { task: task.task }),
  });
  const end = async () => {
    if (await queue.flush()) finish.run({ task: task.task });
  };
  const onEnter = () => (step ? picking.onEnter() : void end());
  const onKey = (key: HardKey) => (!step && key === "F4" ? void end() : picking.onKey(key));
  const done = lines.filter(({ isDone }) => isDone).length;
  const shorts = lines.filter(({ leftEach }) => leftEach > 0);
  const isAcross = new Set(lines.map(({ delivery }) => delivery)).size > 1;

  return (
    <ScannerFrame title={title} me={me} unsent={queue.waiting.length} isOffline={queue.trouble !== undefined}>
      <Progress label={`${task.zone || "–"} · ${task.routeName}`} done={done} total={lines.length} />
      <ScanField label={picking.ask} onScan={picking.onScan} onEnter={onEnter} onKey={onKey} />
      {queue.trouble !== undefined && (
        <p
          role="status"
          className="flex items-center gap-2 rounded-md bg-attention-soft px-3 py-1.5 text-sm text-attention"
        >
          <CloudOff aria-hidden className="size-5 shrink-0" />
          {queue.trouble === ""
            ? t("offline", { count: queue.waiting.length })
            : t("kept", { trouble: queue.trouble, count: queue.waiting.length })}
        </p>
      )}
      {picking.problem && (
        <p role="alert" className="rounded-md bg-blocked-soft px-3 py-2 text-lg/6 font-medium text-blocked">
          {picking.problem}
        </p>
      )}
      {step ? (
        <PickLineScreen
          step={step}
          draft={picking.draft}
          change={picking.change}
          qty={picking.qty}
          isTooMany={picking.isTooMany}
          isAcross={isAcross}
          isTight={picking.problem !== undefined || queue.trouble !== undefined}
          onTake={picking.take}
          onShort={picking.takeShort}
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
      <div className="grid grid-cols-[1fr_1.5fr] gap-3 peer-data-keys:hidden peer-data-short:hidden">
        <Button
          size="touch"
          className="h-12 px-2"
          icon={<Undo2 aria-hidden />}
          disabled={queue.waiting.length === 0}
          onClick={picking.undo}
        >
          {t("undo")}
          <Key>F3</Key>
        </Button>
        {!step && (
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
      {picking.flash}
    </ScannerFrame>
  );
}
