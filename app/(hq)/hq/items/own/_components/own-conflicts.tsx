"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readWhole } from "@/app/_lib/read-money";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Field } from "@/app/_ui/field";
import { TextInput } from "@/app/_ui/text-input";

type Conflict = RouterOutputs["retail"]["ownConflicts"][number];

/** Takeovers that wait for a decision: both items beside each other, and how many of one the other is. */
export function OwnConflicts() {
  const t = useTranslations("hq.ownItems.conflicts");
  const conflicts = useQuery(useTRPC().retail.ownConflicts.queryOptions());
  const open = conflicts.data?.filter(({ status }) => status === "open") ?? [];
  if (open.length === 0) return null;
  return (
    <Card title={t("title", { count: open.length })}>
      <p className="text-quiet">{t("text")}</p>
      <ul className="divide-y">
        {open.map((row) => (
          <OneConflict key={row.conflict} row={row} />
        ))}
      </ul>
    </Card>
  );
}

function OneConflict({ row }: { row: Conflict }) {
  const t = useTranslations("hq.ownItems.conflicts");
  const format = useFormat();
  const [text, setText] = useState("1");
  const [isAsking, setIsAsking] = useState(false);
  const factor = readWhole(text);
  const command = useCommand(useTRPC().retail.decideOwnConflict.mutationOptions(), {
    done: ({ status }) => t(status === "merged" ? "merged" : "kept"),
    onDone: () => setIsAsking(false),
  });
  const run = (decision: "merge" | "apart") =>
    command.run({ conflict: row.conflict, decision, factor: decision === "merge" ? (factor ?? 1) : 1 });
  return (
    <li className="grid items-end gap-4 py-3 md:grid-cols-[1fr_1fr_14rem_auto]">
      <div>
        <p className="text-sm text-quiet">
          {t("own")} {row.store} {row.storeName} · {t(row.kind)}
        </p>
        <p className="font-medium">{row.ownName}</p>
        <p className="text-sm text-quiet">
          {row.barcode} · {row.ownUnit || "–"} ·{" "}
          {t("inStock", { qty: format.quantity(row.ownEach, row.isOwnWeighed) })}
        </p>
      </div>
      <div>
        <p className="text-sm text-quiet">
          {t("hq")} {row.item}
        </p>
        <p className="font-medium">{row.name}</p>
        <p className="text-sm text-quiet">
          {[row.spec, row.isWeighed ? "kg" : row.unit].filter(Boolean).join(" · ")} ·{" "}
          {t("inStock", { qty: format.quantity(row.hqEach, row.isWeighed) })}
        </p>
      </div>
      <Field id={`factor-${row.conflict}`} label={t(row.isWeighed ? "factorGrams" : "factor")}>
        <TextInput id={`factor-${row.conflict}`} inputMode="numeric" value={text} onChange={setText} />
      </Field>
      <span className="flex gap-2">
        <Button
          variant="primary"
          size="large"
          disabled={factor === undefined || factor < 1}
          isLoading={command.isRunning}
          onClick={() => setIsAsking(true)}
        >
          {t("merge")}
        </Button>
        <Button size="large" onClick={() => run("apart")}>
          {t("apart")}
        </Button>
      </span>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("mergeTitle", { own: row.ownName, name: row.name })}
        confirm={t("merge")}
        isDangerous
        isRunning={command.isRunning}
        onClose={() => setIsAsking(false)}
        onConfirm={() => run("merge")}
      >
        {t("mergeText", {
          store: row.storeName,
          own: format.quantity(row.ownEach, row.isOwnWeighed),
          factor: factor ?? 1,
          unit: row.isWeighed ? "g" : row.unit,
        })}
      </ConfirmDialog>
    </li>
  );
}
