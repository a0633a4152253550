"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

interface ReverseDialogProps {
  words: Record<"reverse" | "title" | "text" | "reason", string>;
  /** What the server said no with. */
  sentence: string | undefined;
  isRunning: boolean;
  onReverse: (reason: string) => void;
}

/** Takes a document back as a whole (红冲), with a reason; once it is done, its page shows no button any more. */
export function ReverseDialog({ words, sentence, isRunning, onReverse }: ReverseDialogProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState("");
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{words.reverse}</Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={words.title}
        description={words.text}
        actions={
          <Button
            variant="danger"
            size="touch"
            disabled={reason.trim() === ""}
            isLoading={isRunning}
            onClick={() => onReverse(reason)}
          >
            {words.reverse}
          </Button>
        }
      >
        <Field id="reverse-reason" label={words.reason}>
          <TextInput id="reverse-reason" maxLength={200} value={reason} onChange={setReason} />
        </Field>
        {sentence && <Refusal sentence={sentence} />}
      </Dialog>
    </>
  );
}
