"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useKeptDraft } from "../../_lib/kept-draft";
import {
  type CheckDraft,
  type CheckItem,
  claimsOf,
  emptyCheck,
  type Found,
  isEmptyCheck,
  type Label,
  readCheck,
  withLabel,
  withRest,
} from "./check-draft";

const kept = { read: readCheck, isEmpty: isEmptyCheck };

/** The check of a delivery on this device. Sent again after a lost connection it is the same claim. */
export function useCheck(
  delivery: string,
  items: readonly CheckItem[],
  onSent: (note: { difference: string }) => void,
) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const { draft, change } = useKeptDraft<CheckDraft>(`storeline.check.${delivery}`, kept);
  const report = useMutation(
    trpc.delivery.reportDifference.mutationOptions({
      onSuccess: async (note) => {
        change(() => emptyCheck);
        await queryClient.invalidateQueries();
        onSent(note);
      },
      onError: (error) => {
        if (refusalOf(error)) change((before) => ({ ...before, requestId: undefined }));
      },
    }),
  );
  const claims = claimsOf(items, draft.found);
  const send = () => {
    if (report.isPending || claims.length === 0) return;
    const requestId = draft.requestId ?? newRequestId();
    change((before) => ({ ...before, requestId }));
    report.mutate({ requestId, delivery, lines: claims, remark: draft.remark });
  };
  return {
    draft,
    claims,
    put: (item: string, found: Found) =>
      change((before) => ({
        ...before,
        requestId: undefined,
        found: { ...before.found, [item]: found },
      })),
    putRest: () => change((before) => withRest(before, items)),
    /** Whether the label is new. */
    scanLabel: (labels: readonly Label[], code: string) => {
      const { draft: next, isNew } = withLabel(draft, items, labels, code);
      if (isNew) change(() => next);
      return isNew;
    },
    setRemark: (remark: string) => change((before) => ({ ...before, remark, requestId: undefined })),
    clear: () => change(() => emptyCheck),
    send,
    isSending: report.isPending,
    sentence: report.error ? sentenceFor(report.error) : undefined,
  };
}
