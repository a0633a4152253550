"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { StatusChip } from "@/app/_ui/status-chip";
import { TextInput } from "@/app/_ui/text-input";
import { AskReason } from "../../../_components/ask-reason";

type Shrinkage = RouterOutputs["shrinkage"]["get"];

interface WriteOffDrawerProps {
  shrinkage: string | undefined;
  mayApprove: boolean;
  onClose: () => void;
}

/** A write-off with what it is worth beside what is left of the budget, its photos, and the decision. */
export function WriteOffDrawer({ shrinkage, mayApprove, onClose }: WriteOffDrawerProps) {
  const query = useQuery({
    ...useTRPC().shrinkage.get.queryOptions({ shrinkage: shrinkage ?? "" }),
    enabled: shrinkage !== undefined,
  });
  return (
    <Drawer
      isOpen={shrinkage !== undefined}
      onClose={onClose}
      title={shrinkage ?? ""}
      aside={query.data && <StatusChip kind="shrinkage" status={query.data.status} />}
    >
      <QueryPane query={query}>{(data) => <Detail data={data} mayApprove={mayApprove} />}</QueryPane>
    </Drawer>
  );
}

function Detail({ data, mayApprove }: { data: Shrinkage; mayApprove: boolean }) {
  const t = useTranslations("hq.writeOffs");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">
        {data.store} {data.storeName} · {t(`reasons.${data.reason}`)}
        {data.note && ` · ${data.note}`} · {data.reportedBy} · {format.instant(data.reportedAt)}
      </p>
      <Figures
        figures={[
          { label: t("columns.valueFen"), value: <Money fen={data.valueFen} /> },
          ...(data.budgetLeftFen === null
            ? []
            : [{ label: t("columns.budgetLeftFen"), value: <Money fen={data.budgetLeftFen} /> }]),
          ...(data.decidedBy
            ? [{ label: t("decided"), value: data.decidedBy, note: data.decisionReason }]
            : []),
        ]}
      />
      <ul className="divide-y">
        {data.lines.map((line) => (
          <li key={line.item} className="flex items-baseline justify-between gap-4 py-2">
            <span>
              <span className="mr-2 text-quiet">{line.item}</span>
              {line.name}
            </span>
            <span className="whitespace-nowrap">
              <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} /> ·{" "}
              {format.money(line.valueFen)}
            </span>
          </li>
        ))}
      </ul>
      {data.photos.map((photo) => (
        // biome-ignore lint/performance/noImgElement: a private photo of our own store, already small
        <img
          key={photo}
          src={`/api/shrinkages/${data.shrinkage}/photo?photo=${photo}`}
          alt={t("photo")}
          className="max-h-96 w-full rounded-md border object-contain"
        />
      ))}
      {data.status === "pending" && mayApprove && <Decision data={data} />}
      {data.mayReverse && <TakeBack data={data} />}
    </div>
  );
}

function Decision({ data }: { data: Shrinkage }) {
  const t = useTranslations("hq.writeOffs");
  const [reason, setReason] = useState("");
  const decide = useCommand(useTRPC().shrinkage.decide.mutationOptions(), {
    done: ({ status }) => t(status === "posted" ? "approved" : "rejected"),
    onRefused: () => true,
  });
  const run = (decision: "approve" | "reject") => decide.run({ shrinkage: data.shrinkage, decision, reason });
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <Field id="write-off-reason" label={t("reason")} help={t("reasonHelp")}>
        <TextInput id="write-off-reason" maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {decide.sentence && <Refusal sentence={decide.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="large" isLoading={decide.isRunning} onClick={() => run("approve")}>
          {t("approve")}
        </Button>
        <Button
          size="large"
          disabled={reason.trim() === ""}
          focusableWhenDisabled
          onClick={() => run("reject")}
        >
          {t("reject")}
        </Button>
      </div>
    </div>
  );
}

function TakeBack({ data }: { data: Shrinkage }) {
  const t = useTranslations("hq.writeOffs");
  const command = useCommand(useTRPC().shrinkage.reverse.mutationOptions(), {
    done: t("takenBack"),
    onRefused: () => true,
  });
  return (
    <AskReason
      label={t("takeBack")}
      reasonLabel={t("reason")}
      isDangerous
      command={command}
      onRun={(reason) => command.run({ shrinkage: data.shrinkage, reason })}
    />
  );
}
