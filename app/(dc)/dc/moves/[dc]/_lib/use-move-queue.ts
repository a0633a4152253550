"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useOutbox } from "@/app/_lib/use-outbox";
import type { Done } from "./moves";

/** What this scanner has carried and the server does not know yet, sent one by one in its order; each counts once. */
export function useMoveQueue(dc: string, onRefused: (error: unknown) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const move = useMutation(trpc.warehouse.move.mutationOptions());
  const drop = useMutation(trpc.warehouse.dropMove.mutationOptions());
  return useOutbox<Done>(`moves:${dc}`, async ([next]) => {
    if (!next) return { done: [] };
    const requestId = newRequestId();
    try {
      if (next.kind === "move") {
        const { id: scanId, kind: _, ...goods } = next;
        await move.mutateAsync({ dc, scanId, ...goods, requestId });
      } else await drop.mutateAsync({ dc, task: next.task, reason: next.reason, requestId });
    } catch (error) {
      if (!refusalOf(error)) throw error;
      onRefused(error);
    }
    // The tasks as the server has them come first: in between they would look as if nothing had been carried.
    await queryClient.invalidateQueries({ queryKey: trpc.warehouse.heldMoves.queryKey({ dc }) });
    return { done: [next.id] };
  });
}
