"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { keepPicks, keptPicks } from "./kept-picks";
import type { Pick } from "./picks";

type Task = RouterOutputs["wave"]["task"];
type Progress = RouterOutputs["wave"]["recordPicks"];
const retryMs = 5_000;

/**
 * The picks of this scanner that the server does not know yet, sent in their order. They survive sleep and a lost
 * connection, because they lie in the browser until the task shows that they count. The newest is kept back until the next
 * one, so that it can be taken back; `flush` sends that too. Of several of which one is refused, the others count.
 */
export function usePickQueue({ task, scanIds }: Task, onRefused: (error: unknown) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const [waiting, setWaiting] = useState<readonly Pick[]>([]);
  const latest = useRef<readonly Pick[]>([]);
  const underWay = useRef<Promise<boolean> | undefined>(undefined);
  const onTheWay = useRef<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<string | undefined>(undefined);
  const { mutateAsync } = useMutation(trpc.wave.recordPicks.mutationOptions());

  const keep = useCallback(
    (next: readonly Pick[]) => {
      latest.current = next;
      setWaiting(next);
      keepPicks(task, next);
    },
    [task],
  );

  // Read after the first paint: the server does not know this scanner's memory.
  useEffect(() => {
    const kept = keptPicks(task);
    if (kept.length > 0) keep(kept);
  }, [task, keep]);

  // A pick leaves the memory once the lines on the screen hold it: in between it is counted here, and never twice.
  useEffect(() => {
    const known = new Set(scanIds);
    const left = latest.current.filter(({ scanId }) => !known.has(scanId));
    if (left.length < latest.current.length) keep(left);
  }, [scanIds, keep]);

  const post = useCallback(
    async (picks: readonly Pick[]): Promise<boolean> => {
      try {
        const progress = await mutateAsync({ task, picks: [...picks], requestId: newRequestId() });
        queryClient.setQueryData(
          trpc.wave.task.queryKey({ task }),
          (old) => old && advanced(old, progress, picks),
        );
        setTrouble(undefined);
        return true;
      } catch (error) {
        if (!refusalOf(error)) setTrouble(isAnswered(error) ? sentenceFor(error) : "");
        else if (picks.length === 1) {
          const refused = picks[0]?.scanId;
          keep(latest.current.filter(({ scanId }) => scanId !== refused));
          onRefused(error);
          void queryClient.invalidateQueries({ queryKey: trpc.wave.task.queryKey({ task }) });
        } else {
          let isWhole = true;
          for (const pick of picks) isWhole = (await post([pick])) && isWhole;
          return isWhole;
        }
        return false;
      }
    },
    [mutateAsync, queryClient, trpc, task, keep, onRefused, sentenceFor],
  );

  const send = useCallback(
    async (keepBack: number): Promise<boolean> => {
      if (underWay.current) return false;
      const known = new Set(queryClient.getQueryData(trpc.wave.task.queryKey({ task }))?.scanIds);
      const picks = latest.current
        .slice(0, Math.max(latest.current.length - keepBack, 0))
        .filter(({ scanId }) => !known.has(scanId));
      if (picks.length === 0) return true;
      onTheWay.current = new Set(picks.map(({ scanId }) => scanId));
      underWay.current = post(picks).finally(() => {
        underWay.current = undefined;
        onTheWay.current = new Set();
      });
      return underWay.current;
    },
    [post, queryClient, trpc, task],
  );

  useEffect(() => {
    const again = () => void send(1);
    const timer = setInterval(again, retryMs);
    const onHide = () => document.visibilityState === "hidden" && void send(0);
    addEventListener("online", again);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [send]);

  const shown = new Set(scanIds);
  return {
    /** Not counted by the lines of the task yet. */
    waiting: waiting.filter(({ scanId }) => !shown.has(scanId)),
    /** Why the last attempt to send failed: in words, or empty when there is no network; undefined while all is well. */
    trouble,
    add: useCallback(
      (pick: Omit<Pick, "scanId"> & { scanId?: string }) => {
        keep([...latest.current, { ...pick, scanId: pick.scanId ?? newRequestId() }]);
        void send(1);
      },
      [keep, send],
    ),
    /** Takes back the newest pick; undefined when everything is sent or on its way. */
    undo: useCallback(() => {
      const known = new Set(scanIds);
      const last = latest.current.findLast(({ scanId }) => !known.has(scanId));
      if (!last || onTheWay.current.has(last.scanId)) return undefined;
      keep(latest.current.filter((pick) => pick !== last));
      return last;
    }, [keep, scanIds]),
    /** Sends everything, after what is just being sent: whoever ends a task right after a pick need not press twice. */
    flush: useCallback(async () => {
      await underWay.current;
      return send(0);
    }, [send]),
  };
}

/** Whether the server itself has said no: an error that came back from it carries its data. */
const isAnswered = (error: unknown) => error instanceof Error && "data" in error && Boolean(error.data);

/** The task with what the server has just counted. Lines that it did not name are void since. */
function advanced(task: Task, progress: Progress, picks: readonly Pick[]): Task {
  const counted = new Map(progress.lines.map((line) => [line.line, line]));
  return {
    ...task,
    status: progress.status,
    scanIds: [...new Set([...task.scanIds, ...picks.map(({ scanId }) => scanId)])],
    lines: task.lines.flatMap((line) => {
      const now = counted.get(line.line);
      return now ? { ...line, scannedEach: now.picked, visits: now.visits, reason: now.reason } : [];
    }),
  };
}
