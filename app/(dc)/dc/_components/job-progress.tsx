"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Progress } from "@/app/_ui/progress";
import { Refusal } from "@/app/_ui/refusal";

const refreshMs = 700;
const steps = ["waiting", "planning", "writing", "booking", "approving", "done"] as const;

/** How far a run or an approval of thousands is. It goes on when the page is left, and when the server is restarted. */
export function JobProgress({ job }: { job: number }) {
  const t = useTranslations("dc.job");
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery({
    ...trpc.pool.job.queryOptions({ job }),
    refetchInterval: ({ state }) => (isEnded(state.data?.status) ? false : refreshMs),
  });
  const status = query.data?.status;
  useEffect(() => {
    if (status === "done") void queryClient.invalidateQueries();
  }, [status, queryClient]);
  if (!query.data) return null;
  const { step, done, total, refusal, wave, kind } = query.data;
  if (refusal) return <Refusal sentence={locale.startsWith("zh") ? refusal.zh : refusal.en} />;
  const word = steps.find((one) => one === step) ?? "waiting";
  return (
    <div role="status" className="flex flex-col gap-3">
      <Progress label={t(`steps.${word}`)} done={done} total={Math.max(total, 1)} />
      {status === "done" ? (
        <p className="flex items-center gap-2 font-medium text-done">
          <CircleCheck aria-hidden className="size-5" />
          {wave === null ? t("nothing") : t(kind === "generate" ? "generated" : "approved", { wave })}
        </p>
      ) : (
        <p className="text-quiet">{t("leave")}</p>
      )}
    </div>
  );
}

const isEnded = (status: string | undefined) => status === "done" || status === "refused";
