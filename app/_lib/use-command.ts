"use client";

import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { toast } from "@/app/_ui/toast";
import { fieldMessagesOf, type RefusalAnswer, refusalOf } from "./refusal";
import { newRequestId } from "./request-id";
import { useErrorSentence } from "./use-error-sentence";

/** What the caller gives: everything but the request's id. */
type Wish<Input> = Input extends { requestId: string } ? Omit<Input, "requestId"> : Input;

interface CommandOptions<Output> {
  /** The one toast after success: what was done, with its number. */
  done?: string | ((output: Output) => string);
  /** Keys that changed; without it everything shown is asked again. */
  invalidates?: readonly QueryKey[];
  onDone?: (output: Output) => void;
  /** Says `true` when the screen shows the refusal itself; else it is a toast. */
  onRefused?: (refusal: RefusalAnswer) => boolean | undefined;
}

/**
 * Runs a command of the server. It sends one request id per opening of the form: a double click or a retry after a lost
 * connection is the same wish and is done once; after an answer, yes or no, the next run is a new wish.
 */
export function useCommand<Input, Output, Failure>(
  mutation: UseMutationOptions<Output, Failure, Input>,
  { done, invalidates, onDone, onRefused }: CommandOptions<Output> = {},
) {
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const requestId = useRef<string | undefined>(undefined);

  const { mutate, mutateAsync, ...state } = useMutation<Output, Failure, Input>({
    ...mutation,
    onSuccess: async (output) => {
      requestId.current = undefined;
      if (done !== undefined) toast.done(typeof done === "function" ? done(output) : done);
      await (invalidates
        ? Promise.all(invalidates.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
        : queryClient.invalidateQueries());
      onDone?.(output);
    },
    onError: (error) => {
      const refusal = refusalOf(error);
      if (refusal) requestId.current = undefined;
      if (refusal && onRefused?.(refusal)) return;
      toast.refused(sentenceFor(error));
    },
  });

  const isRunning = state.isPending;
  const run = useCallback(
    (wish: Wish<Input>) => {
      if (isRunning) return;
      requestId.current ??= newRequestId();
      mutate({ ...wish, requestId: requestId.current } as Input);
    },
    [isRunning, mutate],
  );

  return {
    run,
    isRunning,
    output: state.data,
    /** The last refusal, to be shown by `<Refusal>`; cleared by the next run or `reset`. */
    refusal: state.error ? refusalOf(state.error) : undefined,
    sentence: state.error ? sentenceFor(state.error) : undefined,
    fieldMessages: fieldMessagesOf(state.error),
    reset: state.reset,
  };
}
