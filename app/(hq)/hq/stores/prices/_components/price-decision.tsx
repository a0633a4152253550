"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { Field } from "@/app/_ui/field";
import { KeyHints } from "@/app/_ui/key-hints";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { PriceLineFacts } from "./price-line";

type Decision = "approve" | "reject";
const reasonId = "price-decision-reason";

/** One line after the other: A approves, R rejects and goes on, Ctrl+Enter sends what is marked. What is not marked waits on. */
export function PriceDecision({ data }: { data: RouterOutputs["retail"]["change"] }) {
  const t = useTranslations("hq.prices");
  const [marks, setMarks] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [reason, setReason] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const command = useCommand(useTRPC().retail.decideChange.mutationOptions(), {
    done: ({ lines }) =>
      t("decided", {
        approved: lines.filter(({ status }) => status === "effective" || status === "scheduled").length,
        rejected: lines.filter(({ status }) => status === "rejected").length,
      }),
    onRefused: () => true,
  });
  const waiting = data.lines.filter(({ status }) => status === "pending");
  const mark = (item: string, decision: Decision) =>
    setMarks((before) => new Map(before).set(item, decision));
  const markAll = (decision: Decision) => setMarks(new Map(waiting.map(({ item }) => [item, decision])));
  const isUnexplained = reason.trim() === "" && [...marks.values()].includes("reject");
  const send = () => {
    if (marks.size === 0 || command.isRunning) return;
    if (isUnexplained) {
      document.getElementById(reasonId)?.focus();
      return;
    }
    command.run({
      change: data.change,
      reason,
      lines: [...marks].map(([item, decision]) => ({ item, decision, reason: "" })),
    });
  };
  const focusRow = (index: number) =>
    list.current?.querySelectorAll<HTMLElement>("[data-approve]")[Math.max(0, index)]?.focus();
  const onKeyDown = (event: KeyboardEvent, item: string, index: number) => {
    const key = event.key.toLowerCase();
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (key !== "enter") return;
      send();
    } else if (key === "a" || key === "r") {
      mark(item, key === "a" ? "approve" : "reject");
      focusRow(index + 1 < waiting.length ? index + 1 : index);
    } else if (key === "arrowdown" || key === "j") focusRow(index + 1);
    else if (key === "arrowup" || key === "k") focusRow(index - 1);
    else return;
    event.preventDefault();
  };
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{t("waitingLines", { count: waiting.length })}</h3>
        <span className="flex gap-2">
          <Button onClick={() => markAll("approve")}>{t("approveAll")}</Button>
          <Button onClick={() => markAll("reject")}>{t("rejectAll")}</Button>
        </span>
      </div>
      <ul ref={list} aria-label={t("waitingLines", { count: waiting.length })} className="divide-y border-y">
        {waiting.map((line, index) => (
          <li key={line.item}>
            <div
              className={cn(
                "flex items-center gap-3 px-1 py-2",
                marks.get(line.item) === "approve" && "bg-done-soft",
                marks.get(line.item) === "reject" && "bg-blocked-soft",
              )}
            >
              <span className="min-w-0 flex-1">
                <PriceLineFacts line={line} />
              </span>
              <Button
                data-approve
                onKeyDown={(event) => onKeyDown(event, line.item, index)}
                aria-pressed={marks.get(line.item) === "approve"}
                aria-label={t("approveOne", { name: line.name })}
                icon={<Check aria-hidden />}
                onClick={() => mark(line.item, "approve")}
              />
              <Button
                onKeyDown={(event) => onKeyDown(event, line.item, index)}
                aria-pressed={marks.get(line.item) === "reject"}
                aria-label={t("rejectOne", { name: line.name })}
                icon={<X aria-hidden />}
                onClick={() => mark(line.item, "reject")}
              />
            </div>
          </li>
        ))}
      </ul>
      <Field
        id={reasonId}
        label={t("reason")}
        help={t("reasonHelp")}
        error={isUnexplained ? t("reasonMissing") : undefined}
      >
        <TextInput id={reasonId} maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {command.sentence && <Refusal sentence={command.sentence} />}
      <Button
        variant="primary"
        size="large"
        disabled={marks.size === 0}
        isLoading={command.isRunning}
        onClick={send}
      >
        {marks.size === 0
          ? t("sendNone")
          : t("send", {
              approved: [...marks.values()].filter((one) => one === "approve").length,
              rejected: [...marks.values()].filter((one) => one === "reject").length,
            })}
      </Button>
      <KeyHints
        hints={[
          { keys: ["A"], does: t("keys.approve") },
          { keys: ["R"], does: t("keys.reject") },
          { keys: ["↑", "↓"], does: t("keys.move") },
          { keys: ["Ctrl", "Enter"], does: t("keys.send") },
        ]}
      />
    </section>
  );
}
