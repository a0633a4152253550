"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, Lock, LockOpen, MoreHorizontal, PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Dialog } from "@/app/_ui/dialog";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem } from "@/app/_ui/menu";
import { jobLinesMin } from "@/server/pool/schema";
import { JobProgress } from "../../../_components/job-progress";
import { ReasonDialog } from "../../../_components/reason-dialog";
import type { WaveAbilities } from "./wave-actions";

interface WaveMoreProps {
  wave: RouterOutputs["wave"]["get"];
  /** Delivery orders that are not void. */
  standing: number;
  may: WaveAbilities;
}

const lockable: ReadonlySet<string> = new Set(["generated", "released", "in_progress", "picked"]);
const cancellable: ReadonlySet<string> = new Set(["generated", "released"]);

/** The rare things that are done to a wave: lock it, bring more for it, cancel it. */
export function WaveMore({ wave, standing, may }: WaveMoreProps) {
  const t = useTranslations("dc.wave");
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"lock" | "supplement" | "cancel" | undefined>(undefined);
  const close = () => setAsking(undefined);
  const ref = { wave: wave.wave };
  const cancel = useCommand(trpc.pool.cancelWave.mutationOptions(), {
    onDone: close,
    done: t("cancelled", ref),
    onRefused: () => true,
  });
  const setLock = useCommand(trpc.wave.setLock.mutationOptions(), {
    onDone: close,
    done: ({ isLocked }) => t(isLocked ? "nowLocked" : "nowUnlocked", ref),
    onRefused: () => asking === "lock",
  });
  const supplement = useCommand(trpc.pool.supplement.mutationOptions(), {
    onDone: close,
    done: (run) =>
      run.wave === null
        ? t("supplementNothing")
        : t("supplemented", { wave: run.wave, stores: storesOf(run) }),
  });
  const [job, setJob] = useState<number | undefined>(undefined);
  const requestSupplement = useCommand(trpc.pool.requestSupplement.mutationOptions(), {
    onDone: (asked) => {
      close();
      setJob(asked.job);
    },
    invalidates: [],
  });
  const size = useQuery({
    ...trpc.pool.supplementSize.queryOptions(ref),
    enabled: asking === "supplement",
    staleTime: 0,
  });
  const canLock = may["wave.release"] && lockable.has(wave.status);
  const canSupplement = may["wave.generate"] && wave.status !== "cancelled" && wave.status !== "generated";
  const canCancel = may["wave.cancel"] && cancellable.has(wave.status) && wave.lock === null;
  if (!canLock && !canSupplement && !canCancel) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t("more")}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
      >
        {canSupplement && (
          <MenuItem icon={<PackagePlus aria-hidden />} onSelect={() => setAsking("supplement")}>
            {t("supplement")}
          </MenuItem>
        )}
        {canLock && wave.lock === null && (
          <MenuItem icon={<Lock aria-hidden />} onSelect={() => setAsking("lock")}>
            {t("lock")}
          </MenuItem>
        )}
        {canLock && wave.lock !== null && (
          <MenuItem
            icon={<LockOpen aria-hidden />}
            onSelect={() => setLock.run({ ...ref, isLocked: false, reason: "" })}
          >
            {t("unlock")}
          </MenuItem>
        )}
        {canCancel && (
          <MenuItem icon={<Ban aria-hidden />} isDangerous onSelect={() => setAsking("cancel")}>
            {t("cancel")}
          </MenuItem>
        )}
      </Menu>
      <ConfirmDialog
        isOpen={asking === "supplement"}
        title={t("supplementTitle", { wave: wave.wave })}
        confirm={t("supplement")}
        isRunning={supplement.isRunning || requestSupplement.isRunning || size.isPending}
        onConfirm={() => ((size.data?.lines ?? 0) >= jobLinesMin ? requestSupplement : supplement).run(ref)}
        onClose={close}
      >
        <p>{t("supplementText", { route: `${wave.routeName} (${wave.route})` })}</p>
        <p className="mt-2 min-h-6 text-quiet">{size.data && t("supplementSize", size.data)}</p>
      </ConfirmDialog>
      <Dialog isOpen={job !== undefined} onClose={() => setJob(undefined)} title={t("supplementing", ref)}>
        {job !== undefined && <JobProgress job={job} />}
      </Dialog>
      <ReasonDialog
        isOpen={asking === "lock"}
        title={t("lockTitle", { wave: wave.wave })}
        confirm={t("lock")}
        isRunning={setLock.isRunning}
        sentence={setLock.sentence}
        onConfirm={(reason) => setLock.run({ ...ref, isLocked: true, reason })}
        onClose={close}
      >
        <p className="text-quiet">{t("lockText")}</p>
      </ReasonDialog>
      <ReasonDialog
        isOpen={asking === "cancel"}
        title={t("cancelTitle", { wave: wave.wave })}
        confirm={t("cancelConfirm", { count: standing })}
        isRunning={cancel.isRunning}
        sentence={cancel.sentence}
        onConfirm={(reason) => cancel.run({ ...ref, reason })}
        onClose={close}
      >
        <p className="text-quiet">{t("cancelText")}</p>
      </ReasonDialog>
    </>
  );
}

const storesOf = ({ deliveries }: { deliveries: readonly { store: string }[] }) =>
  new Set(deliveries.map(({ store }) => store)).size;
