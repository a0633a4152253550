"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { formatFen } from "@/server/shared/fen";
import { useKeptDraft } from "../../_lib/kept-draft";
import {
  emptyPrices,
  isEmptyPrices,
  type PriceDraft,
  type PriceLine,
  readPrices,
  withoutPrice,
  withPrice,
} from "./price-draft";

const kept = { read: readPrices, isEmpty: isEmptyPrices };
const instantOf = (field: string) => (field === "" ? undefined : `${field}:00+08:00`);

/** A store's price change in the making on this device. Sent again after a lost connection it is the same one. */
export function usePrices(store: string, onSent: (sent: { change: string }) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const { draft, change } = useKeptDraft<PriceDraft>(`storeline.prices.${store}`, kept);
  const request = useMutation(
    trpc.retail.requestChange.mutationOptions({
      onSuccess: async (sent) => {
        change(() => emptyPrices);
        await queryClient.invalidateQueries();
        onSent(sent);
      },
      onError: (error) => {
        // A no is an answer: what is sent next is another wish. Without an answer it stays the same one.
        if (refusalOf(error)) change((before) => ({ ...before, requestId: undefined }));
      },
    }),
  );
  const send = () => {
    if (request.isPending) return;
    const requestId = draft.requestId ?? newRequestId();
    change((before) => ({ ...before, requestId }));
    request.mutate({
      requestId,
      store,
      reason: draft.reason,
      note: draft.note,
      effectiveAt: instantOf(draft.from),
      endsAt: instantOf(draft.until),
      lines: draft.lines.map(({ item, priceFen }) => ({ item, price: formatFen(priceFen) })),
    });
  };
  return {
    draft,
    put: (line: PriceLine) => change((before) => withPrice(before, line)),
    remove: (item: string) => change((before) => withoutPrice(before, item)),
    change: (part: Partial<Pick<PriceDraft, "from" | "until" | "reason" | "note">>) =>
      change((before) => ({ ...before, ...part, requestId: undefined })),
    send,
    isSending: request.isPending,
    sentence: request.error ? sentenceFor(request.error) : undefined,
  };
}
