"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { toast } from "@/app/_ui/toast";
import { useKeptDraft } from "../../_lib/kept-draft";
import { type CountDraft, isEmptyCount, readCount } from "./count-draft";

export type Stocktake = RouterOutputs["stocktake"]["get"];
export type CountLine = Stocktake["lines"][number];

const kept = { read: readCount, isEmpty: isEmptyCount };
const againMs = 15_000;
const perCall = 200;

/**
 * A count on this device: every take is kept here first and sent as soon as there is a network, again and again until the server
 * has it; the server counts it once. `unsent` is what it does not have yet.
 */
export function useCount(stocktake: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const query = useQuery(trpc.stocktake.get.queryOptions({ stocktake }));
  const { draft, change } = useKeptDraft<CountDraft>(`storeline.count.${stocktake}`, kept);
  const record = useMutation(trpc.stocktake.record.mutationOptions({ retry: false }));
  const [turn, setTurn] = useState(0);
  const [isOffline, setIsOffline] = useState(false);
  const isSending = useRef(false);
  const size = useRef(perCall);
  const latest = useRef(draft);
  latest.current = draft;
  const { mutateAsync } = record;

  const send = useCallback(async () => {
    const takes = latest.current.takes.slice(0, size.current);
    if (isSending.current || takes.length === 0) return;
    isSending.current = true;
    const now = Date.now();
    const sent = takes.map(({ at, ...take }) => ({
      ...take,
      agoSeconds: Math.max(0, Math.round((now - at) / 1_000)),
    }));
    const forget = () => {
      const gone = new Set(takes.map(({ takeId }) => takeId));
      change((before) => ({ takes: before.takes.filter(({ takeId }) => !gone.has(takeId)) }));
    };
    try {
      await mutateAsync({ stocktake, takes: sent, requestId: newRequestId() });
      setIsOffline(false);
      size.current = perCall;
      await queryClient.invalidateQueries({ queryKey: trpc.stocktake.get.queryKey({ stocktake }) });
      forget();
    } catch (error) {
      if (refusalOf(error) === undefined) setIsOffline(true);
      else if (takes.length > 1) size.current = 1;
      else {
        // The server said no to this one and will say so again: it cannot be kept.
        forget();
        toast.refused(sentenceFor(error));
        void queryClient.invalidateQueries();
      }
    } finally {
      isSending.current = false;
    }
    if (size.current === 1) setTurn((turn) => turn + 1);
  }, [change, mutateAsync, queryClient, sentenceFor, stocktake, trpc]);

  const waiting = draft.takes.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks for the next one at once
  useEffect(() => {
    if (waiting === 0) return;
    void send();
    const timer = setInterval(() => void send(), againMs);
    const onOnline = () => void send();
    window.addEventListener("online", onOnline);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", onOnline);
    };
  }, [waiting, send, turn]);

  const take = (item: string, counted: number) =>
    change((before) => ({
      takes: [...before.takes, { takeId: newRequestId(), item, counted, at: Date.now() }],
    }));
  return { query, take, unsent: draft.takes, isOffline };
}
