"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";

const askAgainMs = 15_000;

/**
 * Takes more moves into the hand when hardly any are left and everything done is sent; asks again while there are none. Answers whether
 * somebody has been asked at all: before that nobody can say that there are none.
 */
export function useNextMoves(dc: string, left: number, unsent: number): boolean {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation(trpc.warehouse.claimMoves.mutationOptions());
  const isAsking = useRef(false);
  const [hasAsked, setHasAsked] = useState(false);
  const isLow = left < 2 && unsent === 0;
  useEffect(() => {
    if (!isLow) return;
    const ask = async () => {
      if (isAsking.current) return;
      isAsking.current = true;
      try {
        const held = await mutateAsync({ dc, requestId: newRequestId() });
        queryClient.setQueryData(trpc.warehouse.heldMoves.queryKey({ dc }), held);
      } catch {
        // Without network what is in hand goes on; it is asked again.
      } finally {
        isAsking.current = false;
        setHasAsked(true);
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), askAgainMs);
    return () => clearInterval(timer);
  }, [isLow, dc, mutateAsync, queryClient, trpc]);
  return hasAsked;
}
