"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { toast } from "@/app/_ui/toast";
import { type DraftGoesOn, draftOf, type WantedLine, wantedOf } from "../_lib/wanted-lines";

interface CopiedOrderProps {
  order: string;
  onLines: (lines: WantedLine[], draft: DraftGoesOn | undefined) => void;
  onEnd: () => void;
}

/** "Order again": brings the lines of the order that the address names, once, and takes the name out of the address. */
export function CopiedOrder({ order, onLines, onEnd }: CopiedOrderProps) {
  const trpc = useTRPC();
  const sentenceFor = useErrorSentence();
  const { data, error } = useQuery(trpc.order.get.queryOptions({ order }));
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || (!data && !error)) return;
    isDone.current = true;
    if (data) {
      const own = data.lines.filter(({ gift }) => !gift);
      onLines(own.map(wantedOf), draftOf(data));
    } else toast.refused(sentenceFor(error));
    onEnd();
  }, [data, error, onLines, onEnd, sentenceFor]);
  return null;
}
