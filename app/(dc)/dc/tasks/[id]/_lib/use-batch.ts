"use client";

import { useCallback, useEffect, useState } from "react";
import { type BatchPlan, type BatchStep, planOf, stepOf } from "./batch";
import { keepPlan, keptPlan } from "./kept-picks";
import type { LineState, Reason } from "./picks";

/**
 * Picks a task in batches (播种): take the total of an item, then put each store its part. What was taken survives sleep: it
 * lies in the browser until every store has got its part.
 */
export function useBatch(
  task: number,
  lines: readonly LineState[],
  add: (pick: { line: number; qty: number; reason?: Reason; from?: string }) => void,
): {
  step: BatchStep | undefined;
  take: (each: number, reason?: Reason) => void;
  putReason: Reason | undefined;
} {
  const [plan, setPlan] = useState<BatchPlan | undefined>(undefined);
  useEffect(() => {
    setPlan(keptPlan(task));
  }, [task]);
  const take = useCallback(
    (each: number, reason?: Reason) => {
      const next = planOf(lines, each, reason);
      setPlan(next);
      keepPlan(task, next);
      for (const part of next.lines)
        if (part.each === 0) {
          const from = lines.find(({ line }) => line === part.line)?.from;
          add({ line: part.line, qty: 0, reason: part.reason, ...(from !== undefined && { from }) });
        }
    },
    [lines, task, add],
  );
  const step = stepOf(lines, plan);
  const isAllPut = lines.every(({ isDone }) => isDone);
  const putReason = plan?.lines.find(({ line }) => line === step?.line.line)?.reason;
  useEffect(() => {
    if (isAllPut) keepPlan(task, undefined);
  }, [isAllPut, task]);
  return { step, take, putReason: step?.phase === "put" ? putReason : undefined };
}
