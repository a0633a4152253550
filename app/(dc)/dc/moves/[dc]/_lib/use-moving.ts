"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { newRequestId } from "@/app/_lib/request-id";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useFormat } from "@/app/_lib/use-format";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { HardKey } from "@/app/_ui/use-wedge";
import { type DropReason, type MoveTask, readMove, tasksLeft } from "./moves";
import { useFreeMove } from "./use-free-move";
import { useMoveQueue } from "./use-move-queue";

/** Why a move cannot be made, in the order of the keys F1 to F3. */
export const dropReasons = ["empty", "damaged", "not_found"] as const satisfies readonly DropReason[];

interface Draft {
  task: number;
  text: string | undefined;
  unit: "case" | "piece";
  isThere: boolean;
  isChecked: boolean;
  isDropping: boolean;
}
const fresh: Draft = {
  task: 0,
  text: undefined,
  unit: "piece",
  isThere: false,
  isChecked: false,
  isDropping: false,
};

/** Everything that a hand does with the moves that it holds: by a scan, a key, a touch. */
export function useMoving(dc: string, held: readonly MoveTask[]) {
  const t = useTranslations("dc.moveScreen");
  const format = useFormat();
  const sentenceFor = useErrorSentence();
  const { signal, flash } = useScanSignal();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [kept, setKept] = useState(fresh);
  const refuse = useCallback(
    (sentence: string) => {
      signal("bad");
      setProblem(sentence);
    },
    [signal],
  );
  const queue = useMoveQueue(
    dc,
    useCallback((error: unknown) => refuse(sentenceFor(error)), [refuse, sentenceFor]),
  );
  const [isFree, setIsFree] = useState(false);
  const free = useFreeMove({ dc, signal, refuse, add: queue.add });
  const tasks = tasksLeft(held, queue.waiting);
  const [current, next] = tasks;
  const draft = current && kept.task === current.task ? kept : fresh;
  const change = (part: Partial<Draft>) => {
    if (current) setKept({ ...draft, ...part, task: current.task });
  };
  const unitEach = draft.unit === "case" ? Math.max(current?.casePackEach ?? 1, 1) : 1;
  const qty = current
    ? draft.text === undefined
      ? current.qtyEach
      : Number(draft.text || "0") * unitEach
    : 0;
  const isTooMany = current !== undefined && qty > current.qtyEach;

  const turn = (next: boolean) => {
    setProblem(undefined);
    free.forget();
    setIsFree(next);
  };
  const put = (place: string) => {
    if (!current) return;
    if (isTooMany || qty === 0)
      return refuse(t("tooMany", { most: format.quantity(current.qtyEach, current.isWeighed) }));
    setProblem(undefined);
    signal(qty < current.qtyEach ? "differs" : "good");
    const { task, item, from } = current;
    queue.add({ id: newRequestId(), kind: "move", task, item, from, to: place, qty });
    setKept(fresh);
  };
  const drop = (reason: DropReason) => {
    if (!current) return;
    setProblem(undefined);
    signal("differs");
    queue.add({ id: newRequestId(), kind: "drop", task: current.task, reason });
    setKept(fresh);
  };

  const onScan = (code: string) => {
    setProblem(undefined);
    if (isFree) return free.onScan(code);
    if (!current) return refuse(t("nothingNow"));
    const read = readMove(code, { task: current, isChecked: draft.isChecked });
    switch (read.kind) {
      case "from":
        signal("good");
        return change({ isThere: true });
      case "item":
        signal("good");
        return change({ isChecked: true });
      case "to":
        return draft.isChecked ? put(read.place) : refuse(t("itemFirst", { item: current.name }));
      case "quantity": {
        const reason = draft.isDropping ? dropReasons[read.qty - 1] : undefined;
        if (reason) return drop(reason);
        if (read.qty > current.qtyEach)
          return refuse(t("tooMany", { most: format.quantity(current.qtyEach, current.isWeighed) }));
        signal(read.qty === current.qtyEach ? "good" : "differs");
        return change({ text: String(read.qty), unit: "piece", isDropping: false });
      }
      case "otherPlace":
        return refuse(
          t("wrongPlace", { scanned: read.code, wanted: draft.isThere ? current.to : current.from }),
        );
      default:
        return refuse(t("wrongCode", { scanned: read.code, wanted: current.name }));
    }
  };
  /** Enter without a code says nothing: only a scan of the place says where the goods are. */
  const onEnter = () => {
    if (!current || isFree) return;
    refuse(
      draft.isChecked
        ? t("placeFirst", { place: current.to || t("anyPlace") })
        : t("itemFirst", { item: current.name }),
    );
  };
  const onKey = (key: HardKey) => {
    if (key === "F3") return turn(!isFree);
    if (!current || isFree) return;
    if (draft.isDropping) {
      const reason = dropReasons[Number(key.slice(1)) - 1];
      return reason ? drop(reason) : change({ isDropping: false });
    }
    if (key === "F1") change({ text: draft.text === undefined ? "" : undefined });
    else if (key === "F2") change({ isDropping: true });
    else if (key === "F4" && current.to !== "") put(current.to);
  };

  return {
    tasks,
    current,
    next,
    draft,
    change,
    qty,
    isTooMany,
    problem,
    free,
    isFree,
    turn,
    flash,
    queue,
    put,
    drop,
    onScan,
    onEnter,
    onKey,
  };
}
