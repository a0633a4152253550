"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { toast } from "@/app/_ui/toast";

/** The last match of this page, for the key Z; a new line must not forget it. */
let lastLine: string | undefined;

/** Matches, and takes the last match back while its slip is not approved. */
export function useMatching(onDecided: () => void) {
  const t = useTranslations("hq.bank.desk");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const undo = async () => {
    if (lastLine === undefined) return;
    const line = lastLine;
    lastLine = undefined;
    try {
      await client.bank.lines.unmatch.mutate({ requestId: newRequestId(), line });
      toast.done(t("undone", { line }));
    } catch (error) {
      toast.refused(sentenceFor(error));
    }
    await queryClient.invalidateQueries();
  };
  const command = useCommand(trpc.bank.lines.match.mutationOptions(), {
    onDone: ({ lines, deposits }) => {
      [lastLine] = lines;
      const words = { line: lines.join(", "), deposits: deposits.join(", ") };
      toast.done(t("matched", words), { label: t("undo"), run: () => void undo() });
      onDecided();
    },
    onRefused: () => true,
  });
  return {
    match: (line: string, deposits: string[]) => command.run({ lines: [line], deposits }),
    undo: () => void undo(),
    isRunning: command.isRunning,
    sentence: command.sentence,
  };
}
