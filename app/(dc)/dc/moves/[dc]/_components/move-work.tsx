"use client";

import { CircleCheck, CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { ScanField } from "@/app/_ui/scan-field";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { ScannerFrame } from "../../../tasks/[id]/_components/scanner-frame";
import type { MoveTask } from "../_lib/moves";
import { dropReasons, useMoving } from "../_lib/use-moving";
import { useNextMoves } from "../_lib/use-next-moves";
import { FreeMove } from "./free-move";
import { MoveStep } from "./move-step";

/** Works through the moves in hand and fetches the next ones. */
export function MoveWork({ dc, held, me }: { dc: string; held: readonly MoveTask[]; me: string }) {
  const t = useTranslations("dc.moveScreen");
  const reasons = useTranslations("dc.stock.moves.reasons");
  const moving = useMoving(dc, held);
  const { current, next, tasks, queue, draft } = moving;
  const unsent = queue.waiting.length;
  const hasAsked = useNextMoves(dc, tasks.length, unsent);
  return (
    <ScannerFrame
      title={t("title")}
      me={me}
      unsent={unsent}
      isOffline={queue.isOffline}
      back={{ href: `/dc/stock/moves?dc=${encodeURIComponent(dc)}`, label: t("back") }}
    >
      <ScanField label={t("scan")} onScan={moving.onScan} onEnter={moving.onEnter} onKey={moving.onKey} />
      {queue.isOffline && (
        <p
          role="status"
          className="flex items-center gap-2 rounded-md bg-attention-soft px-3 py-1.5 text-sm text-attention"
        >
          <CloudOff aria-hidden className="size-5 shrink-0" />
          {t("offline", { count: unsent })}
        </p>
      )}
      {moving.problem && (
        <p role="alert" className="rounded-md bg-blocked-soft px-3 py-2 text-lg/6 font-medium text-blocked">
          {moving.problem}
        </p>
      )}
      {moving.isFree ? (
        <FreeMove free={moving.free} onEnd={() => moving.turn(false)} />
      ) : current ? (
        <MoveStep moving={{ ...moving, current }} />
      ) : !hasAsked ? (
        <LinesSkeleton lines={5} />
      ) : (
        <div className="flex flex-1 flex-col items-center justify-center gap-3 text-center">
          <CircleCheck aria-hidden className="size-14 text-done" />
          <p className="text-2xl font-semibold">{t("nothing")}</p>
          <p className="text-quiet">{t("nothingText")}</p>
        </div>
      )}
      {current && draft.isDropping && !moving.isFree && (
        <div className="flex flex-col gap-2">
          <p className="text-lg font-medium">{t("whyNot")}</p>
          {dropReasons.map((reason, index) => (
            <Button
              key={reason}
              size="touch"
              className="h-14 w-full text-lg"
              onClick={() => moving.drop(reason)}
            >
              {reasons(reason)}
              <Key>{`F${index + 1}`}</Key>
            </Button>
          ))}
          <Button size="touch" variant="quiet" onClick={() => moving.change({ isDropping: false })}>
            {t("goOn")}
            <Key>F4</Key>
          </Button>
        </div>
      )}
      {!draft.isDropping && !moving.isFree && (
        <div className="flex min-h-11 items-center justify-between gap-3 px-1">
          <p className="text-quiet">{next && t("next", { place: next.from })}</p>
          <Button size="touch" variant="quiet" onClick={() => moving.turn(true)}>
            {t("free")}
            <Key>F3</Key>
          </Button>
        </div>
      )}
      {moving.flash}
    </ScannerFrame>
  );
}
