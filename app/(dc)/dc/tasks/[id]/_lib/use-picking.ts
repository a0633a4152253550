"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useFormat } from "@/app/_lib/use-format";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { HardKey } from "@/app/_ui/use-wedge";
import type { BatchStep } from "./batch";
import { type LineState, lineStates, type PickLine, type Reason, walkLeft } from "./picks";
import { inCaseEach, type ReadCode, readCode } from "./read-code";
import { useBatch } from "./use-batch";
import { draftEach, useDraft } from "./use-draft";
import { usePickQueue } from "./use-pick-queue";

export const reasons = ["empty", "damaged", "not_found"] as const satisfies readonly Reason[];
export const unitOf = (line: PickLine) => (line.isWeighed ? "g" : line.unit);
const nameOf = (line: PickLine) => `${line.item} ${line.name}`;

/** What stands before a picker: a line, or a part of a batch. */
export type PickStep = BatchStep | { phase: "pick"; line: LineState; next: LineState | undefined };

/** Everything that a picker does with a task in hand, by whatever they do it: a scan, a key, a touch. */
export function usePicking(task: RouterOutputs["wave"]["task"]) {
  const t = useTranslations("dc.pickScreen");
  const format = useFormat();
  const sentenceFor = useErrorSentence();
  const { signal, flash } = useScanSignal();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const refuse = useCallback(
    (sentence: string) => {
      signal("bad");
      setProblem(sentence);
    },
    [signal],
  );
  const queue = usePickQueue(
    task,
    useCallback((error: unknown) => refuse(sentenceFor(error)), [refuse, sentenceFor]),
  );
  const lines = lineStates(task, queue.waiting);
  const batch = useBatch(task.task, lines, queue.add);
  const [walked, after] = walkLeft(lines);
  const discrete: PickStep | undefined = walked && { phase: "pick", line: walked, next: after };
  const step = task.method === "batch" || task.method === "put_light" ? batch.step : discrete;
  const current = step?.line;
  const [draft, change, forget] = useDraft(
    current ? `${step.phase} ${current.line} ${current.pickedEach} ${current.visits}` : "",
  );
  const qty = current ? draftEach(draft, current) : 0;
  const isTooMany = current !== undefined && qty > current.leftEach;

  const tooMany = (line: LineState) =>
    refuse(
      t("tooMany", { most: format.quantity(line.leftEach, false), unit: unitOf(line), item: nameOf(line) }),
    );
  const add = (line: LineState, each: number, reason?: Reason, scanId?: string) => {
    setProblem(undefined);
    forget();
    signal(reason ? "differs" : "good");
    const { line: no, from } = line;
    queue.add({
      line: no,
      qty: each,
      ...(from !== undefined && { from }),
      ...(reason && { reason }),
      ...(scanId && { scanId }),
    });
  };
  /** What the hand has done with the line before it; a total that was taken waits to be put store by store. */
  const commit = (each: number, reason?: Reason, isInTote = draft.isInTote) => {
    if (!current) return;
    if (task.asksTote && current.slot !== null && each > 0 && !isInTote)
      return refuse(t("scanToteFirst", { slot: current.slot, store: current.store }));
    if (step.phase !== "take") return add(current, each, reason ?? batch.putReason);
    setProblem(undefined);
    forget();
    signal(reason ? "differs" : "good");
    batch.take(each, reason);
  };
  /** All that the draft says; less than required asks why. */
  const take = (isInTote = draft.isInTote) => {
    if (!current) return;
    if (isTooMany) return tooMany(current);
    if (qty < current.leftEach) return change({ isShort: true, isInTote });
    commit(qty, undefined, isInTote);
  };
  const takeShort = (reason: Reason) => {
    commit(draft.text === undefined || isTooMany ? 0 : qty, reason);
  };
  const takeLabel = ({ line, caseNo, scanId }: Extract<ReadCode, { kind: "label" }>) => {
    const state = lines.find((one) => one.line === line.line);
    const isKnown = task.scanIds.includes(scanId) || queue.waiting.some((pick) => pick.scanId === scanId);
    const each = Math.min(inCaseEach(line, caseNo), state?.leftEach ?? 0);
    if (isKnown) {
      signal("differs");
      return setProblem(t("caseKnown", { caseNo, item: nameOf(line) }));
    }
    if (each === 0 || !state) return refuse(t("lineFull", { item: nameOf(line) }));
    add(state, each, undefined, scanId);
  };
  const undo = () => {
    if (queue.undo()) {
      signal("good");
      setProblem(undefined);
    } else refuse(t("nothingToUndo"));
  };

  const onScan = (code: string) => {
    setProblem(undefined);
    if (!current) return refuse(t("allDoneNow"));
    const read = readCode(code, { task: task.task, lines: task.lines, current });
    const wanted = nameOf(current);
    switch (read.kind) {
      case "item":
        if (draft.isChecked) return take();
        signal("good");
        return change({ isChecked: true });
      case "location":
        signal("good");
        return change({ isThere: true });
      case "store":
        if (step.phase === "take") return refuse(t("takeFirst", { item: wanted }));
        // Whoever has checked the item and scans the tote that it goes into has done both.
        if (step.phase === "put" || (draft.isChecked && current.slot !== null)) return take(true);
        signal("good");
        return change({ isInTote: true });
      case "label":
        return takeLabel(read);
      case "quantity": {
        const reason = draft.isShort ? reasons[read.qty - 1] : undefined;
        if (reason) return takeShort(reason);
        if (read.qty > current.leftEach) return tooMany(current);
        signal(read.qty === current.leftEach ? "good" : "differs");
        return change({ text: String(read.qty), unit: "piece", isShort: false });
      }
      case "otherItem":
        return refuse(t("wrongItem", { scanned: nameOf(read.line), wanted }));
      case "otherLocation":
        return refuse(t("wrongPlace", { scanned: read.location, wanted: current.location || "–" }));
      case "otherStore":
        if (step.phase === "take") return refuse(t("takeFirst", { item: wanted }));
        return refuse(
          t("wrongStore", {
            scanned: `${read.line.store} ${read.line.storeName}`,
            wanted: `${current.store} ${current.storeName}`,
          }),
        );
      case "otherTask":
        return refuse(t("wrongTask", { scanned: String(read.task), wanted: String(task.task) }));
      default:
        return refuse(t("unknownCode", { scanned: code, wanted }));
    }
  };
  /** What the next scan is of, said in the field itself. */
  const ask = () => {
    if (!current) return t("scanEnd");
    if (step.phase === "put") return t("scanStore", { store: current.store });
    if (!draft.isChecked) return t("scan");
    const wantsTote = task.asksTote && current.slot !== null && !draft.isInTote;
    return wantsTote ? t("scanTote", { slot: current.slot ?? 0 }) : t("scanAgain");
  };
  /** Enter without a code: takes what is checked or counted, and nothing that nobody has looked at. */
  const onEnter = () => {
    if (!current || draft.isShort) return;
    if (draft.isChecked || draft.text !== undefined) take();
    else if (step.phase === "put")
      refuse(t("scanStoreFirst", { store: `${current.store} ${current.storeName}` }));
    else refuse(t("scanFirst", { item: nameOf(current) }));
  };
  const onKey = (key: HardKey) => {
    if (draft.isShort && current) {
      const reason = reasons[Number(key.slice(1)) - 1];
      return reason ? takeShort(reason) : change({ isShort: false });
    }
    if (key === "F3") return undo();
    if (!current) return;
    if (key === "F1") change({ text: draft.text === undefined ? "" : undefined });
    else if (key === "F2") change({ isShort: true });
    else take();
  };

  return {
    lines,
    step,
    draft,
    change,
    qty,
    isTooMany,
    problem,
    flash,
    queue,
    ask: ask(),
    take: () => take(),
    takeShort,
    undo,
    onScan,
    onEnter,
    onKey,
  };
}
