"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useKeptDraft } from "../../_lib/kept-draft";
import {
  type DirectDraft,
  type DirectLine,
  emptyDirect,
  isEmptyDirect,
  readDirect,
  withDirectLine,
} from "./direct-draft";

const kept = { read: readDirect, isEmpty: isEmptyDirect };
export const receiptKey = (store: string, order: string | undefined) =>
  `storeline.direct.${store}.${order ?? ""}`;

/** A list of a supplier's goods in the making on this device, whatever becomes of it. */
export function useDirectDraft(key: string) {
  const { draft, change } = useKeptDraft<DirectDraft>(key, kept);
  return {
    draft,
    put: (line: DirectLine) => change((before) => withDirectLine(before, line)),
    change: (part: Partial<Pick<DirectDraft, "supplier" | "note">>) =>
      change((before) => ({ ...before, ...part, requestId: undefined })),
    /** The id of this wish: the same one until it is answered or changed. */
    wish: () => {
      const requestId = draft.requestId ?? newRequestId();
      change((before) => ({ ...before, requestId }));
      return requestId;
    },
    forgetWish: () => change((before) => ({ ...before, requestId: undefined })),
    clear: () => change(() => emptyDirect),
  };
}

/** Receives what a supplier brought. Sent again after a lost connection it is the same receipt. */
export function useReceive(
  store: string,
  order: string | undefined,
  onSent: (sent: { receipt: string }) => void,
) {
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const draft = useDirectDraft(receiptKey(store, order));
  const receive = useMutation(
    useTRPC().direct.receive.mutationOptions({
      onSuccess: async (sent) => {
        draft.clear();
        await queryClient.invalidateQueries();
        onSent(sent);
      },
      onError: (error) => {
        // A no is an answer: what is sent next is another wish. Without an answer it stays the same one.
        if (refusalOf(error)) draft.forgetWish();
      },
    }),
  );
  const send = () => {
    if (receive.isPending) return;
    const { supplier, note, lines } = draft.draft;
    receive.mutate({
      requestId: draft.wish(),
      store,
      ...(order === undefined ? { supplier: supplier.trim() } : { order }),
      supplierNote: note.trim(),
      lines: lines.map(({ item, qty, cost }) => ({
        item,
        qty,
        ...(cost.trim() === "" ? {} : { unitCost: cost.trim() }),
      })),
    });
  };
  const sentence = receive.error ? sentenceFor(receive.error) : undefined;
  return { ...draft, send, isSending: receive.isPending, sentence };
}

/** What the store paid last time for the goods on a list, in micro-yuan by item. */
export function useLastCosts(store: string, lines: readonly DirectLine[]): ReadonlyMap<string, number> {
  const items = lines.map(({ item }) => item).sort();
  const last = useQuery({
    ...useTRPC().direct.lastCosts.queryOptions({ store, items }),
    enabled: items.length > 0,
    placeholderData: (before) => before,
  });
  return new Map(last.data?.map(({ item, costMicro }) => [item, costMicro]));
}
