"use client";

import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterInputs, type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Drawer } from "@/app/_ui/dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { jobLinesMin } from "@/server/pool/schema";
import { parseFen } from "@/server/shared/fen";
import { JobProgress } from "../../_components/job-progress";
import { GenerationResult } from "./generation-result";
import { SimulationReport } from "./simulation-report";

interface SimulationDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  input: RouterInputs["pool"]["preview"];
  routeName: string;
  mayGenerate: boolean;
}

/** A run over a route: first what it would do, then, once confirmed, what it did. */
export function SimulationDrawer(props: SimulationDrawerProps) {
  const { isOpen, onClose, input, routeName, mayGenerate } = props;
  const t = useTranslations("dc.run");
  const format = useFormat();
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const [job, setJob] = useState<number | undefined>(undefined);
  const [asked, setAsked] = useState<RouterOutputs["pool"]["preview"] | undefined>(undefined);
  const generate = useCommand(trpc.pool.generate.mutationOptions(), {
    done: (run) => (run.wave === null ? t("doneNothing") : t("done", { wave: run.wave })),
    onDone: () => setIsAsking(false),
    onRefused: () => {
      setIsAsking(false);
      return undefined;
    },
  });
  // While it generates, what was asked keeps its numbers: they are not simulated again under the question.
  const preview = useQuery({
    ...trpc.pool.preview.queryOptions(input),
    enabled: isOpen && !generate.isRunning && job === undefined,
    staleTime: 0,
    refetchOnMount: "always",
  });
  const request = useCommand(trpc.pool.requestRun.mutationOptions(), {
    onDone: (asked) => {
      setIsAsking(false);
      setJob(asked.job);
    },
    invalidates: [],
  });
  const close = () => {
    setIsAsking(false);
    setJob(undefined);
    onClose();
    generate.reset();
  };
  const view = preview.data;
  const stores = view ? new Set(view.deliveries.map(({ store }) => store)).size : 0;
  const result = generate.output;

  return (
    <Drawer
      isOpen={isOpen}
      onClose={close}
      width="wide"
      title={result ? t("resultTitle", { route: routeName }) : t("title", { route: routeName })}
      actions={
        result || job !== undefined ? (
          <>
            <Button size="large" onClick={close}>
              {t("close")}
            </Button>
            {result?.wave && (
              <LinkButton size="large" variant="primary" href={`/dc/waves/${result.wave}`}>
                {t("openWave", { wave: result.wave })}
              </LinkButton>
            )}
          </>
        ) : (
          <>
            <Button
              size="large"
              icon={<RefreshCw aria-hidden />}
              isLoading={preview.isFetching}
              onClick={() => void preview.refetch()}
            >
              {t("again")}
            </Button>
            {mayGenerate && (
              <Button
                size="large"
                variant="primary"
                disabled={stores === 0 || preview.isFetching}
                onClick={() => setIsAsking(true)}
              >
                {t("generate", { stores })}
              </Button>
            )}
          </>
        )
      }
    >
      {job !== undefined ? (
        <JobProgress job={job} />
      ) : result && asked ? (
        <GenerationResult run={result} recentRuns={view?.recentRuns ?? []} simulated={asked} />
      ) : (
        <QueryPane query={preview} skeleton={<LinesSkeleton lines={12} />}>
          {(data) => <SimulationReport preview={data} simulatedAtMs={preview.dataUpdatedAt} />}
        </QueryPane>
      )}
      {view && (
        <ConfirmDialog
          isOpen={isAsking}
          title={t("confirmTitle", { stores, route: routeName })}
          confirm={t("generate", { stores })}
          isRunning={generate.isRunning || request.isRunning}
          onConfirm={() => {
            setAsked(view);
            if (view.lines >= jobLinesMin) request.run(input);
            else generate.run(input);
          }}
          onClose={() => setIsAsking(false)}
        >
          <p>
            {t("confirmText", {
              deliveries: view.deliveries.length,
              lines: view.lines,
              amount: format.money(parseFen(view.amount) ?? 0),
            })}
          </p>
          {view.blocked.length > 0 && (
            <p className="mt-2 text-quiet">
              {t("confirmBlocked", { count: new Set(view.blocked.map(({ store }) => store)).size })}
            </p>
          )}
        </ConfirmDialog>
      )}
    </Drawer>
  );
}
