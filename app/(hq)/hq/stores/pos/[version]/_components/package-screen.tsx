"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { StatusChip } from "@/app/_ui/status-chip";
import { Megabytes } from "../../_components/megabytes";
import { StageDialog } from "./stage-dialog";
import { Stages } from "./stages";
import { TillsTable } from "./tills-table";
import { WithdrawDialog } from "./withdraw-dialog";

export type PackageDetail = RouterOutputs["upgrade"]["get"];

/** A package's roll-out as it stands; asked anew every few seconds, so that it moves while one looks. */
export function PackageScreen({ version, mayManage }: { version: string; mayManage: boolean }) {
  const query = useQuery({ ...useTRPC().upgrade.get.queryOptions({ version }), refetchInterval: 10_000 });
  return <QueryPane query={query}>{(data) => <Screen data={data} mayManage={mayManage} />}</QueryPane>;
}

function Screen({ data, mayManage }: { data: PackageDetail; mayManage: boolean }) {
  const t = useTranslations("hq.posPackage");
  const format = useFormat();
  return (
    <>
      <PageHeader
        back={{ href: "/hq/stores/pos", label: t("back") }}
        title={t("title", { version: data.version })}
        aside={<StatusChip kind="package" status={data.isPaused ? "paused" : data.status} />}
        text={t("text", { sum: data.sha256.slice(0, 12) })}
        action={mayManage && data.status !== "withdrawn" && <Actions data={data} />}
      />
      {data.status === "withdrawn" && <Refusal sentence={t("withdrawn", { reason: data.withdrawReason })} />}
      <Card>
        <Figures
          figures={[
            { label: t("size"), value: <Megabytes bytes={data.sizeBytes} /> },
            {
              label: t("stores"),
              value: format.count(data.counts.stores),
              note: t("notYet", { count: format.count(data.notYet) }),
            },
            { label: t("installed"), value: format.count(data.counts.installed) },
            {
              label: t("failed"),
              value: (
                <span className={data.counts.failed > 0 ? "text-blocked" : undefined}>
                  {format.count(data.counts.failed)}
                </span>
              ),
              note: t("alarms", { count: data.counts.alarms }),
            },
            {
              label: t("lineLeft"),
              value: format.span(data.lineSecondsLeft * 1_000),
              note: t("lineAll", {
                span: format.span(data.lineSecondsAll * 1_000),
                mbit: format.count(data.rollout.lineMbit),
              }),
            },
          ]}
        />
      </Card>
      <div className="grid gap-5 lg:grid-cols-2">
        <Card title={t("stages")}>
          <Stages stages={data.stages} />
        </Card>
        <Card>
          {data.installs.length > 1 ? (
            <Chart
              title={t("installs")}
              kind="steps"
              points={data.installs.map(({ at, tills }) => ({
                label: format.instant(at),
                value: tills,
                atMs: new Date(at).getTime(),
              }))}
              writeTime={(ms) => format.instant(new Date(ms))}
              write={(value) => t("tills", { count: value })}
            />
          ) : (
            <p className="text-quiet">{t("noInstalls")}</p>
          )}
        </Card>
      </div>
      <TillsTable version={data.version} />
    </>
  );
}

function Actions({ data }: { data: PackageDetail }) {
  const t = useTranslations("hq.posPackage");
  const [dialog, setDialog] = useState<"stage" | "withdraw">();
  const pause = useCommand(useTRPC().upgrade.pause.mutationOptions(), {
    done: ({ isPaused }) => t(isPaused ? "pausedDone" : "resumedDone", { version: data.version }),
  });
  const close = () => setDialog(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setDialog("withdraw")}>{t("withdraw")}</Button>
      {data.status !== "draft" && (
        <Button
          isLoading={pause.isRunning}
          onClick={() => pause.run({ version: data.version, isPaused: !data.isPaused })}
        >
          {t(data.isPaused ? "resume" : "pause")}
        </Button>
      )}
      {data.status !== "done" && (
        <Button variant="primary" onClick={() => setDialog("stage")}>
          {t("nextStage")}
        </Button>
      )}
      {dialog === "stage" && <StageDialog data={data} onClose={close} />}
      {dialog === "withdraw" && <WithdrawDialog data={data} onClose={close} />}
    </div>
  );
}
