"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleStop } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Progress } from "@/app/_ui/progress";
import { Refusal } from "@/app/_ui/refusal";

type Job = RouterOutputs["pool"]["job"];
const refreshMs = 700;
const idleMs = 10_000;
const steps = [
  "waiting",
  "planning",
  "writing",
  "booking",
  "cutting",
  "tasks",
  "moves",
  "approving",
  "done",
] as const;
const isOpen = (status: Job["status"] | undefined) => status === "waiting" || status === "running";

/** How far a run, a release or an approval of thousands is. It goes on when the page is left, and when the server is restarted. */
export function JobProgress({ job }: { job: number }) {
  const t = useTranslations("dc.job");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = useQuery({
    ...trpc.pool.job.queryOptions({ job }),
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data.status) ? false : refreshMs),
  });
  const status = query.data?.status;
  useEffect(() => {
    if (status === "done") void queryClient.invalidateQueries();
  }, [status, queryClient]);
  if (!query.data) return null;
  return (
    <div className="flex flex-col gap-3">
      <JobState job={query.data} />
      {isOpen(status) && <p className="text-quiet">{t("leave")}</p>}
    </div>
  );
}

/** Runs, releases and approvals of thousands that are under way or have just ended, for whoever comes back to the desk. */
export function JobsUnderWay() {
  const t = useTranslations("dc.job");
  const trpc = useTRPC();
  const { data: jobs } = useQuery({
    ...trpc.pool.jobs.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => isOpen(status)) ? refreshMs : idleMs),
  });
  if (!jobs?.length) return null;
  return (
    <section aria-label={t("title")} className="mb-5 flex flex-col divide-y rounded-md border bg-surface">
      {jobs.map((job) => (
        <div key={job.job} className="flex flex-col gap-2 px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table text-quiet">
            <span>{t(`kinds.${job.kind}`, { by: job.by })}</span>
            {job.wave !== null && <DocumentNumber no={job.wave} href={`/dc/waves/${job.wave}`} />}
          </p>
          <JobState job={job} />
        </div>
      ))}
    </section>
  );
}

function JobState({ job }: { job: Job }) {
  const t = useTranslations("dc.job");
  const locale = useLocale();
  const { step, done, total, refusal, wave, kind, status } = job;
  if (refusal) return <Refusal sentence={locale.startsWith("zh") ? refusal.zh : refusal.en} />;
  if (status === "cancelled")
    return (
      <p role="status" className="flex items-center gap-2 font-medium text-quiet">
        <CircleStop aria-hidden className="size-5 shrink-0" />
        {kind === "approve" ? t("cancelledApproval", { wave: wave ?? "" }) : t("cancelled")}
      </p>
    );
  if (status === "done")
    return (
      <p role="status" className="flex items-center gap-2 font-medium text-done">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        <DoneWord job={job} />
      </p>
    );
  const word = steps.find((one) => one === step) ?? "waiting";
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-60 flex-1">
        <Progress label={t(`steps.${word}`)} done={done} total={Math.max(total, 1)} />
      </div>
      {job.mayCancel && <StopButton job={job.job} />}
    </div>
  );
}

function DoneWord({ job: { wave, kind, tasks } }: { job: Job }) {
  const t = useTranslations("dc.job");
  if (wave === null) return t("nothing");
  if (kind === "release") return t("released", { wave, tasks: tasks ?? 0 });
  return t(kind === "approve" ? "approved" : "generated", { wave });
}

/** It can be asked for again: nobody is asked whether they mean it. */
function StopButton({ job }: { job: number }) {
  const t = useTranslations("dc.job");
  const trpc = useTRPC();
  const cancel = useCommand(trpc.pool.cancelJob.mutationOptions());
  return (
    <Button
      icon={<CircleStop aria-hidden />}
      isLoading={cancel.isRunning}
      onClick={() => cancel.run({ job })}
    >
      {t("stop")}
    </Button>
  );
}
