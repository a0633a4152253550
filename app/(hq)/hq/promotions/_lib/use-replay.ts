"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import type { PromotionContent } from "@/server/promotion/schema";
import { addUp } from "./add-up";

export type ReplayPart = RouterOutputs["promotion"]["replay"];

interface Run {
  parts: ReplayPart[];
  isRunning: boolean;
  sentence: string | undefined;
}

const nothing: Run = { parts: [], isRunning: false, sentence: undefined };

/** Plays past orders part by part of the stores, so that one sees it grow and may leave it; another content begins anew. */
export function useReplay(promotion: string, content: PromotionContent) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const mark = JSON.stringify(content);
  const [run, setRun] = useState<Run & { of: string }>({ ...nothing, of: "" });
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const start = async () => {
    turn.current += 1;
    const mine = turn.current;
    const parts: ReplayPart[] = [];
    setRun({ ...nothing, isRunning: true, of: mark });
    try {
      for (let part = 0; part === 0 || part < (parts[0]?.parts ?? 1); part += 1) {
        parts.push(
          await queryClient.fetchQuery({
            ...trpc.promotion.replay.queryOptions({ promotion, content, part }),
            staleTime: 60_000,
          }),
        );
        if (turn.current !== mine) return;
        setRun({ parts: [...parts], isRunning: true, sentence: undefined, of: mark });
      }
      setRun({ parts, isRunning: false, sentence: undefined, of: mark });
    } catch (error) {
      if (turn.current === mine) setRun({ parts, isRunning: false, sentence: sentenceFor(error), of: mark });
    }
  };
  const shown = run.of === mark ? run : nothing;
  return { ...shown, start, sums: shown.parts.length > 0 ? addUp(shown.parts) : undefined };
}
