"use client";

import { useCallback, useRef, useState } from "react";
import { newRequestId } from "@/app/_lib/request-id";
import { type RouterOutputs, useTRPCClient } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import type { BankMappingForm } from "@/server/bank/schema";
import type { FileFormat } from "@/server/sheet/schema";

export type Preview = RouterOutputs["bank"]["preview"];

/** A chosen file as a call carries it. */
export interface StatementFile {
  name: string;
  format: FileFormat;
  content: string;
}

/** Asks how the file is understood; of answers that overtake each other only the last question's counts. */
export function usePreview() {
  const client = useTRPCClient();
  const sentenceFor = useErrorSentence();
  const asked = useRef(0);
  const [preview, setPreview] = useState<Preview | undefined>(undefined);
  const [sentence, setSentence] = useState<string | undefined>(undefined);
  const [isReading, setIsReading] = useState(false);

  const read = useCallback(
    async (bankAccount: string, { format, content }: StatementFile, mapping?: BankMappingForm) => {
      asked.current += 1;
      const question = asked.current;
      setIsReading(true);
      try {
        const form = { requestId: newRequestId(), bankAccount, format, content, mapping };
        const answer = await client.bank.preview.mutate(form);
        if (question !== asked.current) return;
        setPreview(answer);
        setSentence(undefined);
      } catch (error) {
        if (question !== asked.current) return;
        setSentence(sentenceFor(error));
      }
      setIsReading(false);
    },
    [client, sentenceFor],
  );

  const clear = useCallback(() => {
    asked.current += 1;
    setPreview(undefined);
    setSentence(undefined);
    setIsReading(false);
  }, []);

  return { preview, sentence, isReading, read, clear };
}
