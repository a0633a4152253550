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

type Return = RouterOutputs["returns"]["get"];

interface ReturnDrawerProps {
  no: string | undefined;
  mayDecide: boolean;
  onClose: () => void;
}

/** A return with what stands against it, the deliveries that it is credited from, and the decision. */
export function ReturnDrawer({ no, mayDecide, onClose }: ReturnDrawerProps) {
  const query = useQuery({
    ...useTRPC().returns.get.queryOptions({ return: no ?? "" }),
    enabled: no !== undefined,
  });
  return (
    <Drawer
      isOpen={no !== undefined}
      onClose={onClose}
      title={no ?? ""}
      aside={query.data && <StatusChip kind="return" status={query.data.status} />}
    >
      <QueryPane query={query}>{(data) => <Detail data={data} mayDecide={mayDecide} />}</QueryPane>
    </Drawer>
  );
}

function Detail({ data, mayDecide }: { data: Return; mayDecide: boolean }) {
  const t = useTranslations("hq.returns");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">
        {data.store} {data.storeName} · {t(`kinds.${data.kind}`)}
        {data.note && ` · ${data.note}`} · {data.submittedBy} · {format.instant(data.submittedAt)}
      </p>
      {data.status === "submitted" &&
        data.objections.map((objection) => (
          <Refusal
            key={"status" in objection ? objection.item : `${objection.category} ${objection.window}`}
            sentence={
              "status" in objection
                ? `${objection.name}: ${t(`objections.${objection.status}`)}`
                : t("over", { left: objection.left, asked: objection.asked })
            }
          />
        ))}
      <Figures
        figures={[
          { label: t("columns.valueFen"), value: <Money fen={data.valueFen} /> },
          ...(data.creditFen === null
            ? []
            : [{ label: t("columns.creditFen"), value: <Money fen={data.creditFen} /> }]),
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
              <span className="block text-sm text-quiet">
                {line.draws
                  .map(({ delivery, qtyEach }) => `${delivery}: ${format.quantity(qtyEach, line.isWeighed)}`)
                  .join(" · ")}
              </span>
            </span>
            <span className="whitespace-nowrap">
              <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} /> ·{" "}
              {format.money(line.acceptedFen ?? line.valueFen)}
            </span>
          </li>
        ))}
      </ul>
      {mayDecide && (data.status === "submitted" || data.status === "approved") && <Decision data={data} />}
    </div>
  );
}

function Decision({ data }: { data: Return }) {
  const t = useTranslations("hq.returns");
  const [reason, setReason] = useState("");
  const decide = useCommand(useTRPC().returns.decide.mutationOptions(), {
    done: ({ status }) => t(status === "approved" ? "approved" : "rejected"),
    onRefused: () => true,
  });
  const run = (decision: "approve" | "reject") => decide.run({ return: data.return, decision, reason });
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <Field id="return-decision" label={t("reason")}>
        <TextInput id="return-decision" maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {decide.sentence && <Refusal sentence={decide.sentence} />}
      <div className="flex flex-wrap gap-2">
        {data.status === "submitted" && (
          <Button variant="primary" size="large" isLoading={decide.isRunning} onClick={() => run("approve")}>
            {t("approve")}
          </Button>
        )}
        <Button
          size="large"
          disabled={reason.trim() === ""}
          isLoading={decide.isRunning}
          onClick={() => run("reject")}
        >
          {t("reject")}
        </Button>
      </div>
    </div>
  );
}
