"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { askAnew } from "@/app/_lib/ask-anew";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useOutbox } from "@/app/_lib/use-outbox";
import type { TripRef } from "@/server/dock/schema";
import { type LoadAnswer, memoryOf, type Scan } from "./loads";

type OnAnswer = (scan: Scan, answer: LoadAnswer) => void;

/** The scans of this scanner that the server does not know yet, each answered for itself. */
export function useLoadQueue(trip: TripRef, onAnswer: OnAnswer, onRefused: (error: unknown) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation(trpc.dock.recordLoads.mutationOptions());
  const { waiting, isOffline, add } = useOutbox<Scan>(memoryOf(trip), async (scans) => {
    const done = scans.map(({ id }) => id);
    // The labels as the server has them come first: in between they would look as if nothing had been scanned.
    const settle = () => askAnew(queryClient, trpc.dock.trip.queryOptions(trip));
    try {
      const wanted = scans.map(({ id, code, action }) => ({ scanId: id, code, action }));
      const { answers } = await mutateAsync({ ...trip, scans: wanted, requestId: newRequestId() });
      await settle();
      for (const [at, scan] of scans.entries()) {
        const answer = answers[at]?.answer;
        if (answer) onAnswer(scan, answer);
      }
    } catch (error) {
      if (!refusalOf(error)) throw error;
      await settle();
      onRefused(error);
    }
    return { done };
  });
  return {
    waiting,
    isOffline,
    add: useCallback((scan: Omit<Scan, "id">) => add({ ...scan, id: newRequestId() }), [add]),
  };
}
