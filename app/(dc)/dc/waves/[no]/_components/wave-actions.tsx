"use client";

import { Check, ClipboardCheck, Play, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Dialog } from "@/app/_ui/dialog";
import { jobLinesMin } from "@/server/pool/schema";
import { DispatchDialog } from "../../../_components/dispatch-dialog";
import { JobProgress } from "../../../_components/job-progress";
import { countByStatus, stageCounts } from "../../../_lib/stages";
import { PrintMenu } from "./print-menu";
import { WaveMore } from "./wave-more";

type Command =
  | "wave.release"
  | "wave.confirm"
  | "wave.cancel"
  | "wave.generate"
  | "delivery.approve"
  | "delivery.dispatch"
  | "delivery.void";
export type WaveAbilities = Readonly<Record<Command, boolean>>;

interface WaveActionsProps {
  wave: RouterOutputs["wave"]["get"];
  floor: RouterOutputs["wave"]["floor"] | undefined;
  may: WaveAbilities;
  onConfirmPicking: () => void;
}

/** What can be done to a wave as it stands: one main action, paper beside it, the rare ones in a menu. */
export function WaveActions({ wave, floor, may, onConfirmPicking }: WaveActionsProps) {
  const t = useTranslations("dc.wave");
  const format = useFormat();
  const trpc = useTRPC();
  const ref = { wave: wave.wave };
  const [asking, setAsking] = useState<"approve" | "dispatch" | undefined>(undefined);
  const close = () => setAsking(undefined);
  const said = { onDone: close };
  const release = useCommand(trpc.wave.release.mutationOptions(), {
    done: (done) => t("released", { tasks: done.tasks }),
  });
  const approve = useCommand(trpc.wave.approve.mutationOptions(), {
    ...said,
    done: (done) => t("approved", { count: done.approved }),
  });
  const [job, setJob] = useState<{ id: number; title: string } | undefined>(undefined);
  const isLarge = wave.lines >= jobLinesMin;
  const requestRelease = useCommand(trpc.pool.requestRelease.mutationOptions(), {
    onDone: (asked) => setJob({ id: asked.job, title: t("releasing", ref) }),
    invalidates: [],
  });
  const requestApproval = useCommand(trpc.pool.requestApproval.mutationOptions(), {
    onDone: (asked) => {
      close();
      setJob({ id: asked.job, title: t("approving", ref) });
    },
    invalidates: [],
  });
  const dispatch = useCommand(trpc.dock.dispatchWave.mutationOptions(), {
    ...said,
    done: (done) => t("dispatched", { count: done.dispatched }),
    onRefused: () => true,
  });
  const counts = stageCounts(countByStatus(floor?.deliveries ?? []));
  const standing = floor?.deliveries.filter(({ status }) => status !== "void") ?? [];
  const toApprove =
    floor?.deliveries.filter(({ status }) => status === "picked" || status === "checked") ?? [];
  const toApproveFen = toApprove.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const shortLines = toApprove.reduce((sum, delivery) => sum + delivery.shortLines, 0);
  const isOut = wave.status === "released" || wave.status === "in_progress";
  const isPicked = wave.status === "picked" && counts.approved < counts.total;
  const canDispatch = wave.status === "loaded" && counts.dispatched < counts.total;

  return (
    <div className="flex flex-wrap items-center gap-2">
      {wave.status !== "generated" && wave.status !== "cancelled" && (
        <>
          <PrintMenu wave={wave.wave} />
          <LinkButton href={`/dc/waves/${wave.wave}/loading`} size="large" icon={<Truck aria-hidden />}>
            {t("trips")}
          </LinkButton>
        </>
      )}
      {isPicked && may["wave.confirm"] && (
        <Button size="large" icon={<ClipboardCheck aria-hidden />} onClick={onConfirmPicking}>
          {t("correct")}
        </Button>
      )}
      {wave.status === "generated" && wave.lock === null && may["wave.release"] && (
        <Button
          size="large"
          variant="primary"
          icon={<Play aria-hidden />}
          isLoading={release.isRunning || requestRelease.isRunning}
          onClick={() => (isLarge ? requestRelease : release).run(ref)}
        >
          {t("release", { count: counts.total })}
        </Button>
      )}
      {isOut && may["wave.confirm"] && (
        <Button
          size="large"
          variant="primary"
          icon={<ClipboardCheck aria-hidden />}
          onClick={onConfirmPicking}
        >
          {t("confirm")}
        </Button>
      )}
      {isPicked && may["delivery.approve"] && (
        <Button
          size="large"
          variant="primary"
          icon={<Check aria-hidden />}
          onClick={() => setAsking("approve")}
        >
          {t("approve", { count: toApprove.length })}
        </Button>
      )}
      {canDispatch && may["delivery.dispatch"] && (
        <Button
          size="large"
          variant="primary"
          icon={<Truck aria-hidden />}
          onClick={() => setAsking("dispatch")}
        >
          {t("dispatch")}
        </Button>
      )}
      <WaveMore wave={wave} standing={standing.length} may={may} />
      <ConfirmDialog
        isOpen={asking === "approve"}
        title={t("approveTitle", { count: toApprove.length })}
        confirm={t("approve", { count: toApprove.length })}
        isRunning={approve.isRunning || requestApproval.isRunning}
        onConfirm={() => (isLarge ? requestApproval : approve).run(ref)}
        onClose={close}
      >
        <p>{t("approveText", { amount: format.money(toApproveFen) })}</p>
        {shortLines > 0 && <p className="mt-2">{t("approveShorts", { count: shortLines })}</p>}
        <p className="mt-2 text-quiet">{t("approveRule")}</p>
      </ConfirmDialog>
      {asking === "dispatch" && (
        <DispatchDialog
          wave={wave.wave}
          title={t("dispatchTitle", { wave: wave.wave })}
          text={t("dispatchText", { count: standing.length })}
          confirm={t("dispatch")}
          isRunning={dispatch.isRunning}
          sentence={dispatch.sentence}
          onConfirm={(unloaded) => dispatch.run({ ...ref, unloaded })}
          onClose={close}
        />
      )}
      <Dialog isOpen={job !== undefined} onClose={() => setJob(undefined)} title={job?.title ?? ""}>
        {job !== undefined && <JobProgress job={job.id} />}
      </Dialog>
    </div>
  );
}
