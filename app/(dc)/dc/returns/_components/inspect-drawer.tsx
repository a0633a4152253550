"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Quantity } from "@/app/_ui/quantity";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { Select } from "@/app/_ui/select";
import { StatusChip } from "@/app/_ui/status-chip";
import { type Grade, withOne } from "../_lib/grades";

type Return = RouterOutputs["returns"]["get"];

interface InspectDrawerProps {
  no: string | undefined;
  mayReceive: boolean;
  onClose: () => void;
}

/** A return on the bench of the DC: what was sent, what is accepted of it in which grade, what goes back. */
export function InspectDrawer({ no, mayReceive, onClose }: InspectDrawerProps) {
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
      <QueryPane query={query}>
        {(data) => (
          <div className="flex flex-col gap-4">
            <p className="text-quiet">
              {data.store} {data.storeName}
              {data.note && ` · ${data.note}`}
            </p>
            {mayReceive && (data.status === "approved" || data.status === "collected") ? (
              <Inspection key={data.return} data={data} onDone={onClose} />
            ) : (
              <Result data={data} />
            )}
          </div>
        )}
      </QueryPane>
    </Drawer>
  );
}

function Inspection({ data, onDone }: { data: Return; onDone: () => void }) {
  const t = useTranslations("dc.returns");
  const open = data.lines.filter(({ refusedEach }) => refusedEach === null);
  const [grades, setGrades] = useState<Record<string, Grade>>({});
  const [kind, setKind] = useState<keyof Grade>("good");
  const [isAsking, setIsAsking] = useState(false);
  const gradeOf = (item: string) => grades[item] ?? { good: 0, damaged: 0 };
  const set = (item: string, grade: Grade) => setGrades((before) => ({ ...before, [item]: grade }));
  const receive = useCommand(useTRPC().returns.receive.mutationOptions(), {
    done: t("done", { no: data.return }),
    onDone,
    onRefused: () => true,
  });
  const onScan = (code: string) => {
    const line = open.find(({ item, barcode }) => item === code || barcode === code);
    scanFeedback(line ? "good" : "bad");
    if (line)
      setGrades((before) => {
        const grade = before[line.item] ?? { good: 0, damaged: 0 };
        return { ...before, [line.item]: withOne(grade, kind, line.qtyEach) };
      });
  };
  const send = () =>
    receive.run({
      return: data.return,
      lines: open.map(({ item }) => {
        const { good, damaged } = gradeOf(item);
        return { item, acceptedQty: good + damaged, damagedQty: damaged };
      }),
    });
  const goingBack = open.filter(({ item, qtyEach }) => gradeOf(item).good + gradeOf(item).damaged < qtyEach);
  // A return without a pick-up, or of which something goes back, is settled all the same: but nobody does it by a slip.
  const isUnseen = data.status === "approved";
  return (
    <>
      <div className="grid grid-cols-[1fr_auto] items-end gap-2">
        <ScanBox onScan={onScan} label={t("scan")} listensEverywhere={false} />
        <Field id="grade" label={t("grade")}>
          <Select
            id="grade"
            value={kind}
            onChange={setKind}
            options={(["good", "damaged"] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Field>
      </div>
      <Button
        className="self-start"
        onClick={() =>
          setGrades(
            Object.fromEntries(open.map(({ item, qtyEach }) => [item, { good: qtyEach, damaged: 0 }])),
          )
        }
      >
        {t("allGood")}
      </Button>
      <ul className="divide-y">
        {open.map((line) => {
          const grade = gradeOf(line.item);
          const back = line.qtyEach - grade.good - grade.damaged;
          return (
            <li key={line.item} className="flex flex-col gap-2 py-3">
              <span className="flex items-baseline justify-between gap-3">
                <span>
                  <span className="mr-2 text-quiet">{line.item}</span>
                  {line.name}
                </span>
                <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} />
              </span>
              <span className="flex flex-wrap items-center gap-4">
                {(["good", "damaged"] as const).map((one) => (
                  <span key={one} className="flex items-center gap-2">
                    <span className="text-sm text-quiet">{t(one)}</span>
                    <QuantityInput
                      label={`${t(one)} ${line.name}`}
                      value={grade[one]}
                      max={line.qtyEach - grade.good - grade.damaged + grade[one]}
                      onChange={(qty) => set(line.item, { ...grade, [one]: qty })}
                    />
                  </span>
                ))}
                <span className={back > 0 ? "text-sm text-attention" : "text-sm text-quiet"}>
                  {t("back", { qty: back / (line.isWeighed ? 1_000 : 1) })}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {receive.sentence && <Refusal sentence={receive.sentence} />}
      <Button
        variant="primary"
        size="large"
        isLoading={receive.isRunning}
        onClick={isUnseen || goingBack.length > 0 ? () => setIsAsking(true) : send}
      >
        {t("receive")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("receiveTitle", { no: data.return })}
        confirm={t("receive")}
        isRunning={receive.isRunning}
        onClose={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          send();
        }}
      >
        {isUnseen && <p>{t("notCollected")}</p>}
        {goingBack.length > 0 && <p>{t("goingBack", { count: goingBack.length, of: open.length })}</p>}
      </ConfirmDialog>
    </>
  );
}

function Result({ data }: { data: Return }) {
  const t = useTranslations("dc.returns");
  const format = useFormat();
  return (
    <ul className="divide-y">
      {data.lines.map((line) => (
        <li key={line.item} className="flex items-baseline justify-between gap-3 py-2">
          <span>
            <span className="mr-2 text-quiet">{line.item}</span>
            {line.name}
            {line.refusedEach !== null && (
              <span className="block text-sm text-quiet">
                {t("graded", {
                  good: format.quantity(line.resaleableEach ?? 0, line.isWeighed),
                  damaged: format.quantity(line.damagedEach ?? 0, line.isWeighed),
                  back: format.quantity(line.refusedEach, line.isWeighed),
                })}
              </span>
            )}
          </span>
          <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} />
        </li>
      ))}
    </ul>
  );
}
