"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { toast } from "@/app/_ui/toast";
import { keepPicks, keptPicks, tasksWithPicks } from "../[id]/_lib/kept-picks";

const retryMs = 5_000;

/**
 * Sends what this scanner still holds of tasks that were left before the network came back, task by task and one by one, so
 * that of several the good ones count. Answers how many wait.
 */
export function useLeftPicks(): number {
  const trpc = useTRPC();
  const sentenceFor = useErrorSentence();
  const [count, setCount] = useState(0);
  const { mutateAsync } = useMutation(trpc.wave.recordPicks.mutationOptions());

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waiting = () => tasksWithPicks().reduce((sum, task) => sum + keptPicks(task).length, 0);
    /** Whether the server answered; without an answer the pick stays for the next time. */
    const send = async (task: number): Promise<boolean> => {
      const [pick] = keptPicks(task);
      if (!pick) return true;
      try {
        await mutateAsync({ task, picks: [pick], requestId: newRequestId() });
      } catch (error) {
        if (!refusalOf(error)) return false;
        toast.refused(sentenceFor(error));
      }
      keepPicks(
        task,
        keptPicks(task).filter(({ scanId }) => scanId !== pick.scanId),
      );
      return isGone ? false : send(task);
    };
    const sendAll = async () => {
      for (const task of tasksWithPicks()) if (isGone || !(await send(task))) break;
      if (isGone) return;
      setCount(waiting());
      timer = setTimeout(() => void sendAll(), retryMs);
    };
    setCount(waiting());
    void sendAll();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [mutateAsync, sentenceFor]);
  return count;
}
