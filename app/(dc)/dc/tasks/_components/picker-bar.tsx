"use client";

import { CloudUpload, ScanLine } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { useWedge } from "@/app/_ui/use-wedge";
import { useLeftPicks } from "../_lib/use-left-picks";

/** A picker's way to work: the next task by one press or F4, and what this scanner has not sent of earlier ones. */
export function PickerBar() {
  const t = useTranslations("dc.tasks");
  const trpc = useTRPC();
  const router = useRouter();
  const left = useLeftPicks();
  const claimNext = useCommand(trpc.wave.claimNext.mutationOptions(), {
    onDone: ({ task }) => router.push(`/dc/tasks/${task}` as Route),
  });
  const next = () => claimNext.run({ after: null });
  useWedge(useRef(null), { onKey: (key) => key === "F4" && next() });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        variant="primary"
        size="touch"
        className="max-md:h-16 max-md:w-full max-md:text-lg"
        icon={<ScanLine aria-hidden />}
        isLoading={claimNext.isRunning}
        onClick={next}
      >
        {t("claimNext")}
      </Button>
      {left > 0 && (
        <p role="status" className="flex items-center gap-2 text-attention">
          <CloudUpload aria-hidden className="size-5" />
          {t("left", { count: left })}
        </p>
      )}
    </div>
  );
}
