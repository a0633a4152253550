"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import type { useDraft } from "./use-draft";

/**
 * Sends the order in the making. What goes out and its id are kept on the device before the first attempt, so a double
 * click, a second attempt after a lost connection or after a reload is the same order. Only the server's number ends the
 * draft; a refusal frees its lines.
 */
export function useSubmit(store: string, own: ReturnType<typeof useDraft>) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const sentenceFor = useErrorSentence();
  const [isLeaving, setIsLeaving] = useState(false);
  const mutation = useMutation({
    ...trpc.order.submit.mutationOptions(),
    onSuccess: async ({ order }, { requestId }) => {
      setIsLeaving(true);
      own.endSent(requestId);
      await queries.invalidateQueries({ queryKey: trpc.order.pathKey(), refetchType: "none" });
      router.replace(`/store/orders/${order}?sent=1` as Route);
    },
    onError: (error) => {
      if (!isAnswer(error)) return;
      own.endSending();
      // The page goes on with what the server knows: the window that closed, the line that HQ stopped.
      void queries.invalidateQueries({ queryKey: trpc.order.quote.queryKey() });
      void queries.invalidateQueries({ queryKey: trpc.order.sheet.queryKey() });
    },
  });

  const submit = () => {
    if (mutation.isPending || isLeaving) return;
    const { requestId, lines, reference, coupons, madeFrom } = own.beginSending();
    mutation.mutate({
      requestId,
      store,
      lines: [...lines],
      reference: reference || undefined,
      coupons: coupons?.length ? [...coupons] : undefined,
      draft: madeFrom,
    });
  };
  return {
    submit,
    isSending: mutation.isPending || isLeaving,
    refusal: mutation.error ? refusalOf(mutation.error) : undefined,
    sentence: mutation.error ? sentenceFor(mutation.error) : undefined,
    /** The session ended before it was sent: who signs in again sends the same order. */
    isSignedOut: mutation.isError && isSignedOut(mutation.error),
    /** The connection was lost on the way: nobody knows yet whether it arrived. */
    isUnknown: mutation.isError && !isAnswer(mutation.error),
    forget: mutation.reset,
  };
}

function isSignedOut(error: unknown): boolean {
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
  return typeof data === "object" && data !== null && "code" in data && data.code === "UNAUTHORIZED";
}

/** Whether the server said no. A lost connection, a defect or an ended session may still have left the order there. */
function isAnswer(error: unknown): boolean {
  if (refusalOf(error)) return true;
  const data = typeof error === "object" && error !== null && "data" in error ? error.data : undefined;
  return typeof data === "object" && data !== null && "code" in data && data.code === "BAD_REQUEST";
}
