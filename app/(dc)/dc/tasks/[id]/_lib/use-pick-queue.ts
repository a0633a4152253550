"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import type { Pick } from "./picks";

const retryMs = 5_000;

/**
 * The picks of this scanner that the server does not know yet. They survive sleep and a lost connection, because they lie
 * in the browser until they are answered. The newest is kept back until the next one, so that it can be taken back;
 * `flush` sends that too.
 */
export function usePickQueue(task: number, onRefused: (error: unknown) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const key = `picks:${task}`;
  const [waiting, setWaiting] = useState<readonly Pick[]>([]);
  const latest = useRef<readonly Pick[]>([]);
  const underWay = useRef<Promise<boolean> | undefined>(undefined);
  const [isOffline, setIsOffline] = useState(false);
  const { mutateAsync } = useMutation({
    ...trpc.wave.recordPicks.mutationOptions(),
  });

  const keep = useCallback(
    (next: readonly Pick[]) => {
      latest.current = next;
      setWaiting(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );

  // Read after the first paint: the server does not know this scanner's memory.
  useEffect(() => {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    if (Array.isArray(kept) && kept.length > 0) keep(kept as Pick[]);
  }, [key, keep]);

  const post = useCallback(
    async (picks: readonly Pick[]): Promise<boolean> => {
      const settle = async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.wave.task.queryKey({ task }) });
        const sent = new Set(picks.map(({ scanId }) => scanId));
        keep(latest.current.filter(({ scanId }) => !sent.has(scanId)));
      };
      try {
        await mutateAsync({ task, picks: [...picks], requestId: newRequestId() });
        await settle();
        setIsOffline(false);
        return true;
      } catch (error) {
        if (refusalOf(error)) {
          await settle();
          onRefused(error);
        } else setIsOffline(true);
        return false;
      }
    },
    [mutateAsync, queryClient, trpc, task, keep, onRefused],
  );

  const send = useCallback(
    async (keepBack: number): Promise<boolean> => {
      const picks = latest.current.slice(0, Math.max(latest.current.length - keepBack, 0));
      if (picks.length === 0) return true;
      if (underWay.current) return false;
      underWay.current = post(picks).finally(() => {
        underWay.current = undefined;
      });
      return underWay.current;
    },
    [post],
  );

  useEffect(() => {
    const timer = setInterval(() => void send(1), retryMs);
    const onHide = () => document.visibilityState === "hidden" && void send(0);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onHide);
    };
  }, [send]);

  return {
    waiting,
    isOffline,
    add: useCallback(
      (pick: Omit<Pick, "scanId">) => {
        keep([...latest.current, { ...pick, scanId: newRequestId() }]);
        void send(1);
      },
      [keep, send],
    ),
    /** Takes back the newest pick; undefined when everything is sent. */
    undo: useCallback(() => {
      const last = latest.current.at(-1);
      if (last && !underWay.current) keep(latest.current.slice(0, -1));
      return last;
    }, [keep]),
    /** Sends everything, after what is just being sent: whoever ends a task right after a pick need not press twice. */
    flush: useCallback(async () => {
      await underWay.current;
      return send(0);
    }, [send]),
  };
}
