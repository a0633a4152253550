"use client";

import { useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

interface AskReasonProps {
  /** The verb, first quietly and then for good. */
  label: string;
  reasonLabel: string;
  isDangerous?: boolean;
  command: { isRunning: boolean; sentence: string | undefined };
  onRun: (reason: string) => void;
}

/** Something that is rarely done and says why: one press opens the reason, the next does it; nothing without a word. */
export function AskReason({ label, reasonLabel, isDangerous, command, onRun }: AskReasonProps) {
  const id = useId();
  const [reason, setReason] = useState<string>();
  if (reason === undefined)
    return (
      <Button variant="quiet" className="self-start" onClick={() => setReason("")}>
        {label}
      </Button>
    );
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <Field id={id} label={reasonLabel}>
        <TextInput id={id} maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <Button
        variant={isDangerous ? "danger" : undefined}
        size="large"
        className="self-start"
        disabled={reason.trim() === ""}
        isLoading={command.isRunning}
        onClick={() => onRun(reason)}
      >
        {label}
      </Button>
    </div>
  );
}
