"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useKeptDraft } from "../../_lib/kept-draft";
import {
  emptyReturn,
  isEmptyReturn,
  type ReturnDraft,
  type ReturnLine,
  readReturn,
  withLine,
} from "./return-draft";

const kept = { read: readReturn, isEmpty: isEmptyReturn };

/** A store's return in the making on this device, and what the server says it would be. Sent again after a lost connection it is the same one. */
export function useReturn(
  store: string,
  recall: string | undefined,
  onSent: (sent: { return: string }) => void,
) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const key = `storeline.return.${store}${recall ? `.${recall}` : ""}`;
  const { draft, change } = useKeptDraft<ReturnDraft>(key, kept);
  const lines = draft.lines.map(({ item, qty }) => ({ item, qty }));
  const quote = useQuery({
    ...trpc.returns.quote.queryOptions({ store, recall, lines }),
    placeholderData: keepPreviousData,
    enabled: lines.length > 0,
  });
  const submit = useMutation(
    trpc.returns.submit.mutationOptions({
      onSuccess: async (sent) => {
        change(() => emptyReturn);
        await queryClient.invalidateQueries();
        onSent(sent);
      },
      onError: (error) => {
        // A no is an answer: what is sent next is another wish. Without an answer it stays the same one.
        if (refusalOf(error)) change((before) => ({ ...before, requestId: undefined }));
      },
    }),
  );
  const send = (askHeadquarters: boolean) => {
    if (submit.isPending) return;
    const requestId = draft.requestId ?? newRequestId();
    change((before) => ({ ...before, requestId }));
    const { reason, note } = draft;
    submit.mutate({ requestId, store, reason, note, recall, askHeadquarters, lines });
  };
  return {
    draft,
    quote: lines.length > 0 ? quote.data : undefined,
    put: (line: ReturnLine) => change((before) => withLine(before, line)),
    change: (part: Partial<Pick<ReturnDraft, "reason" | "note">>) =>
      change((before) => ({ ...before, ...part, requestId: undefined })),
    send,
    isSending: submit.isPending,
    sentence: submit.error ? sentenceFor(submit.error) : undefined,
  };
}
