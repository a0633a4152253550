"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useKeptDraft } from "../../_lib/kept-draft";
import {
  emptyShrinkage,
  isEmptyShrinkage,
  readShrinkage,
  type ShrinkageDraft,
  type ShrinkageLine,
  withLine,
} from "./shrinkage-draft";

const kept = { read: readShrinkage, isEmpty: isEmptyShrinkage };

/** A store's write-off in the making on this device. Sent again after a lost connection it is the same one. */
export function useShrinkage(store: string, onSent: (sent: { shrinkage: string }) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const { draft, change } = useKeptDraft<ShrinkageDraft>(`storeline.shrinkage.${store}`, kept);
  const report = useMutation(
    trpc.shrinkage.report.mutationOptions({
      onSuccess: async (sent) => {
        change(() => emptyShrinkage);
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
    if (report.isPending) return;
    const requestId = draft.requestId ?? newRequestId();
    change((before) => ({ ...before, requestId }));
    report.mutate({
      requestId,
      store,
      reason: draft.reason,
      note: draft.note,
      lines: draft.lines.map(({ item, qty }) => ({ item, qty })),
    });
  };
  return {
    draft,
    put: (line: ShrinkageLine) => change((before) => withLine(before, line)),
    change: (part: Partial<Pick<ShrinkageDraft, "reason" | "note">>) =>
      change((before) => ({ ...before, ...part, requestId: undefined })),
    send,
    isSending: report.isPending,
    sentence: report.error ? sentenceFor(report.error) : undefined,
  };
}
