"use client";

import { Ban, Check, MoreHorizontal, PackageCheck, ScanEye, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem } from "@/app/_ui/menu";
import { DispatchDialog } from "../../../_components/dispatch-dialog";
import { ReasonDialog } from "../../../_components/reason-dialog";

type Command =
  | "check.request"
  | "delivery.approve"
  | "delivery.void"
  | "delivery.dispatch"
  | "delivery.deliver";
export type DeliveryAbilities = Readonly<Record<Command, boolean>>;

interface DeliveryActionsProps {
  delivery: RouterOutputs["delivery"]["get"];
  may: DeliveryAbilities;
}

/** A check may still be asked for: its goods are at the DC and nothing is posted. */
const beforeCheck: ReadonlySet<string> = new Set(["created", "released", "picking", "picked"]);
const voidable: ReadonlySet<string> = new Set(["created", "released", "picking", "picked", "checked"]);

/** What can be done to a delivery order as it stands: one step forward, or taking it back. */
export function DeliveryActions({ delivery, may }: DeliveryActionsProps) {
  const t = useTranslations("dc.delivery");
  const format = useFormat();
  const trpc = useTRPC();
  const [asking, setAsking] = useState<"approve" | "check" | "dispatch" | "void" | undefined>(undefined);
  const close = () => setAsking(undefined);
  const { delivery: no, status } = delivery;
  const ref = { delivery: no };
  const approve = useCommand(trpc.delivery.approve.mutationOptions(), {
    done: t("approved", { no }),
    onDone: close,
  });
  const dispatch = useCommand(trpc.dock.dispatchDelivery.mutationOptions(), {
    done: t("dispatched", { no }),
    onDone: close,
    onRefused: () => true,
  });
  const deliver = useCommand(trpc.delivery.deliver.mutationOptions(), { done: t("delivered", { no }) });
  const takeBack = useCommand(trpc.pool.voidDelivery.mutationOptions(), {
    done: t("voided", { no }),
    onDone: close,
    onRefused: () => true,
  });
  const askCheck = useCommand(trpc.check.request.mutationOptions(), {
    done: ({ isDue }) => t(isDue ? "checkDue" : "checkLater", { no }),
    onDone: close,
    onRefused: () => true,
  });
  const mayAskCheck = beforeCheck.has(status) && !delivery.isCheckDue && may["check.request"];
  const mayVoid = voidable.has(status) && may["delivery.void"];
  return (
    <div className="flex flex-wrap items-center gap-2">
      {(status === "picked" || status === "checked") && may["delivery.approve"] && (
        <Button
          size="large"
          variant="primary"
          icon={<Check aria-hidden />}
          onClick={() => setAsking("approve")}
        >
          {t("approve")}
        </Button>
      )}
      {status === "approved" && may["delivery.dispatch"] && (
        <Button
          size="large"
          variant="primary"
          icon={<Truck aria-hidden />}
          onClick={() => setAsking("dispatch")}
        >
          {t("dispatch")}
        </Button>
      )}
      {status === "dispatched" && may["delivery.deliver"] && (
        <Button
          size="large"
          variant="primary"
          icon={<PackageCheck aria-hidden />}
          isLoading={deliver.isRunning}
          onClick={() => deliver.run(ref)}
        >
          {t("deliver")}
        </Button>
      )}
      {(mayVoid || mayAskCheck) && (
        <Menu
          align="end"
          trigger={
            <IconButton label={t("more")}>
              <MoreHorizontal aria-hidden />
            </IconButton>
          }
        >
          {mayAskCheck && (
            <MenuItem icon={<ScanEye aria-hidden />} onSelect={() => setAsking("check")}>
              {t("askCheck")}
            </MenuItem>
          )}
          {mayVoid && (
            <MenuItem icon={<Ban aria-hidden />} isDangerous onSelect={() => setAsking("void")}>
              {t("void")}
            </MenuItem>
          )}
        </Menu>
      )}
      <ConfirmDialog
        isOpen={asking === "approve"}
        title={t("approveTitle", { no })}
        confirm={t("approve")}
        isRunning={approve.isRunning}
        onConfirm={() => approve.run(ref)}
        onClose={close}
      >
        <p>{t("approveText", { amount: format.money(delivery.amountFen), store: delivery.storeName })}</p>
      </ConfirmDialog>
      {asking === "dispatch" && (
        <DispatchDialog
          wave={delivery.wave}
          delivery={no}
          title={t("dispatchTitle", { no })}
          text={t("dispatchText", { store: delivery.storeName })}
          confirm={t("dispatch")}
          isRunning={dispatch.isRunning}
          sentence={dispatch.sentence}
          onConfirm={(unloaded) => dispatch.run({ ...ref, unloaded })}
          onClose={close}
        />
      )}
      <ReasonDialog
        isOpen={asking === "check"}
        title={t("askCheckTitle", { no })}
        confirm={t("askCheckConfirm")}
        isRunning={askCheck.isRunning}
        sentence={askCheck.sentence}
        isHarmless
        onConfirm={(reason) => askCheck.run({ ...ref, reason })}
        onClose={close}
      >
        <p className="text-quiet">{t("askCheckText")}</p>
      </ReasonDialog>
      <ReasonDialog
        isOpen={asking === "void"}
        title={t("voidTitle", { no })}
        confirm={t("voidConfirm", { count: delivery.lines.length })}
        isRunning={takeBack.isRunning}
        sentence={takeBack.sentence}
        onConfirm={(reason) => takeBack.run({ ...ref, reason })}
        onClose={close}
      >
        <p className="text-quiet">{t("voidText", { amount: format.money(delivery.allocatedFen) })}</p>
      </ReasonDialog>
    </div>
  );
}
