"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import type { TripRef } from "@/server/dock/schema";
import { type LoadAnswer, memoryOf, type Scan } from "./loads";

const retryMs = 4_000;

type OnAnswer = (scan: Scan, answer: LoadAnswer) => void;

/**
 * The scans of this scanner that the server does not know yet, sent in their order. They lie in the browser until they are
 * answered, each by its own id, so that a lost connection or a sleep loses none and counts none twice.
 */
export function useLoadQueue(trip: TripRef, onAnswer: OnAnswer, onRefused: (error: unknown) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const key = memoryOf(trip);
  const latest = useRef<readonly Scan[]>([]);
  const isUnderWay = useRef(false);
  const [waiting, setWaiting] = useState<readonly Scan[]>([]);
  const [isOffline, setIsOffline] = useState(false);
  const { mutateAsync } = useMutation(trpc.dock.recordLoads.mutationOptions());
  const handlers = useRef({ onAnswer, onRefused });
  handlers.current = { onAnswer, onRefused };

  const keep = useCallback(
    (next: readonly Scan[]) => {
      latest.current = next;
      setWaiting(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );

  const send = useCallback(async () => {
    const scans = latest.current;
    if (scans.length === 0 || isUnderWay.current) return;
    isUnderWay.current = true;
    const settle = async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.dock.trip.queryKey(trip) });
      const sent = new Set(scans.map(({ scanId }) => scanId));
      keep(latest.current.filter(({ scanId }) => !sent.has(scanId)));
    };
    try {
      const { answers } = await mutateAsync({ ...trip, scans: [...scans], requestId: newRequestId() });
      await settle();
      setIsOffline(false);
      for (const [at, { answer }] of answers.entries()) {
        const scan = scans[at];
        if (scan) handlers.current.onAnswer(scan, answer);
      }
    } catch (error) {
      if (refusalOf(error)) {
        await settle();
        handlers.current.onRefused(error);
      } else setIsOffline(true);
    } finally {
      isUnderWay.current = false;
    }
  }, [keep, mutateAsync, queryClient, trip, trpc]);

  // Read after the first paint: the server does not know this scanner's memory.
  useEffect(() => {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    if (Array.isArray(kept) && kept.length > 0) keep(kept as Scan[]);
  }, [key, keep]);
  useEffect(() => {
    const timer = setInterval(() => void send(), retryMs);
    const onBack = () => void send();
    window.addEventListener("online", onBack);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", onBack);
    };
  }, [send]);

  const add = useCallback(
    (scan: Omit<Scan, "scanId">) => {
      keep([...latest.current, { ...scan, scanId: newRequestId() }]);
      void send();
    },
    [keep, send],
  );
  return { waiting, isOffline, add };
}
