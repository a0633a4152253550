"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { EmptyState } from "@/app/_ui/empty-state";
import { KeyHints } from "@/app/_ui/key-hints";
import { Refusal } from "@/app/_ui/refusal";
import { ExceptionForm } from "./exception-form";
import { ExceptionList, type PickedLess } from "./exception-list";

interface ConfirmDrawerProps {
  wave: RouterOutputs["wave"]["get"];
  floor: RouterOutputs["wave"]["floor"];
  onClose: () => void;
}

/** "As printed, except these lines": the exceptions are keyed in, everything else is confirmed as it was printed (2.5). */
export function ConfirmDrawer({ wave, floor, onClose }: ConfirmDrawerProps) {
  const t = useTranslations("dc.confirm");
  const kit = useTranslations("common.kit");
  const format = useFormat();
  const trpc = useTRPC();
  const [exceptions, setExceptions] = useState<readonly PickedLess[]>([]);
  const confirm = useCommand(trpc.wave.confirm.mutationOptions(), {
    done: (done) => t("done", { count: done.confirmed, short: done.shortLines }),
    onDone: onClose,
    onRefused: () => true,
  });
  const isCorrection = wave.status === "picked";
  const put = (next: PickedLess) =>
    setExceptions((all) => [next, ...all.filter((one) => !isSameLine(one, next))]);
  const send = () =>
    confirm.run({
      wave: wave.wave,
      exceptions: exceptions.map(({ delivery, item, pickedEach, reason }) => ({
        delivery,
        item,
        picked: pickedEach,
        ...(reason && { reason }),
      })),
    });
  const lines = floor.deliveries.reduce((sum, d) => sum + (d.status === "void" ? 0 : d.lines), 0);

  return (
    <Drawer
      isOpen
      onClose={onClose}
      width="wide"
      title={t(isCorrection ? "correctTitle" : "title", { wave: wave.wave })}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            size="large"
            variant="primary"
            isLoading={confirm.isRunning}
            disabled={isCorrection && exceptions.length === 0}
            onClick={send}
          >
            {isCorrection
              ? t("sendCorrection", { count: exceptions.length })
              : t("send", { count: exceptions.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="text-quiet">
          {t(isCorrection ? "correctText" : "text", { lines: format.count(lines) })}
        </p>
        <ExceptionForm deliveries={floor.deliveries} onAdd={put} />
        <KeyHints
          hints={[
            { keys: ["Enter"], does: t("keyNext") },
            { keys: ["Tab"], does: t("keyField") },
          ]}
        />
        {confirm.sentence && <Refusal sentence={confirm.sentence} />}
        {exceptions.length === 0 ? (
          <EmptyState title={t("none")} text={isCorrection ? t("noneCorrection") : t("noneText")} />
        ) : (
          <ExceptionList
            exceptions={exceptions}
            onRemove={(gone) => setExceptions((all) => all.filter((one) => !isSameLine(one, gone)))}
          />
        )}
      </div>
    </Drawer>
  );
}

const isSameLine = (a: PickedLess, b: PickedLess) => a.delivery === b.delivery && a.item === b.item;
