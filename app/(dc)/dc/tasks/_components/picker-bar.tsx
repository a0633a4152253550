"use client";

import { CloudUpload, ScanLine } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { ScanBox } from "@/app/_ui/scan-box";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import { useWedge } from "@/app/_ui/use-wedge";
import { useLeftPicks } from "../_lib/use-left-picks";

/**
 * A picker's way to work: the next task by one press or F4, the task of a list or a label by a scan of it, and what this scanner has not
 * sent of earlier ones.
 */
export function PickerBar() {
  const t = useTranslations("dc.tasks");
  const trpc = useTRPC();
  const router = useRouter();
  const left = useLeftPicks();
  const claimNext = useCommand(trpc.wave.claimNext.mutationOptions(), {
    onDone: ({ task }) => router.push(`/dc/tasks/${task}` as Route),
  });
  const client = useTRPCClient();
  const sentenceFor = useErrorSentence();
  const { signal, flash } = useScanSignal();
  const [problem, setProblem] = useState("");
  const open = async (code: string) => {
    try {
      const { task } = await client.wave.findTask.query({ code });
      signal("good");
      router.push(`/dc/tasks/${task}` as Route);
    } catch (error) {
      signal("bad");
      setProblem(sentenceFor(error));
    }
  };
  const next = () => claimNext.run({ after: null });
  useWedge(useRef(null), { onKey: (key) => key === "F4" && next() });
  return (
    <div className="flex flex-wrap items-center gap-3">
      {flash}
      <Button
        variant="primary"
        size="touch"
        className="max-md:h-16 max-md:w-full max-md:text-lg"
        icon={<ScanLine aria-hidden />}
        isLoading={claimNext.isRunning}
        onClick={next}
      >
        {t("claimNext")}
        <Key>F4</Key>
      </Button>
      <ScanBox label={t("scan")} onScan={(code) => void open(code)} className="max-md:w-full md:w-96" />
      {problem && (
        <p role="alert" className="w-full text-blocked">
          {problem}
        </p>
      )}
      {left > 0 && (
        <p role="status" className="flex items-center gap-2 text-attention">
          <CloudUpload aria-hidden className="size-5" />
          {t("left", { count: left })}
        </p>
      )}
    </div>
  );
}
