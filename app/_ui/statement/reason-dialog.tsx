"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";

interface ReasonDialogProps {
  title: string;
  text: string;
  label: string;
  verb: string;
  sentence: string | undefined;
  isRunning: boolean;
  onClose: () => void;
  onSay: (reason: string) => void;
}

const said = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** Somebody says something in words before it is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  const form = useForm({ resolver: zodResolver(said), defaultValues: { reason: "" } });
  return (
    <Dialog isOpen onClose={props.onClose} title={props.title} description={props.text}>
      <Form form={form} onCancel={props.onClose} onSubmit={(_, { reason }) => props.onSay(reason)}>
        <FormField control={form.control} name="reason" label={props.label}>
          {(input) => <TextInput {...input} />}
        </FormField>
        {props.sentence && <Refusal sentence={props.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={props.isRunning}>
          {props.verb}
        </Button>
      </Form>
    </Dialog>
  );
}
