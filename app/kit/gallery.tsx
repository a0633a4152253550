"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Ban, PackageX, Plus } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { fenTextAboveZero } from "@/server/shared/fen";
import { Button } from "../_ui/button";
import { Card, Figures } from "../_ui/card";
import { Chart } from "../_ui/chart";
import { Checkbox, Switch } from "../_ui/checkbox";
import { Combobox } from "../_ui/combobox";
import { ConfirmDialog } from "../_ui/confirm-dialog";
import { Countdown } from "../_ui/countdown";
import { Drawer } from "../_ui/dialog";
import { EmptyState } from "../_ui/empty-state";
import { Form, FormField } from "../_ui/form";
import { Money, MoneyExplanation } from "../_ui/money";
import { MoneyInput } from "../_ui/money-input";
import { PageHeader } from "../_ui/page-header";
import { Progress } from "../_ui/progress";
import { QuantityInput } from "../_ui/quantity-input";
import { Refusal } from "../_ui/refusal";
import { ScanBox } from "../_ui/scan-box";
import { Select } from "../_ui/select";
import { LinesSkeleton } from "../_ui/skeleton";
import { StatusChip } from "../_ui/status-chip";
import { type StatusKind, statusLooks } from "../_ui/statuses";
import { Tabs } from "../_ui/tabs";
import { TextInput } from "../_ui/text-input";
import { Timeline } from "../_ui/timeline";
import { toast } from "../_ui/toast";
import { useDrawerParam } from "../_ui/use-drawer-param";
import { SampleTable } from "./sample-table";

const options = Array.from({ length: 40 }, (_, i) => ({
  value: `S${i}`,
  label: `Store ${i + 1}`,
  note: `S${String(i + 1).padStart(3, "0")}`,
}));
const schema = z.strictObject({ payer: z.string().min(1), amount: fenTextAboveZero });

/** One of each, with plausible contents. */
export function Gallery({ now }: { now: Date }) {
  const drawer = useDrawerParam();
  const [qty, setQty] = useState(24);
  const [tab, setTab] = useState("lines");
  const [store, setStore] = useState<string | undefined>("S4");
  const [isOn, setIsOn] = useState(true);
  const [isAsking, setIsAsking] = useState(false);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { payer: "", amount: "" } });
  const kinds = Object.keys(statusLooks) as StatusKind[];
  return (
    <>
      <PageHeader
        title="Kit"
        aside={<StatusChip kind="wave" status="released" />}
        text="Every piece, with plausible contents."
        action={
          <Button
            variant="primary"
            icon={<Plus aria-hidden />}
            onClick={() => toast.done("Order RO-S001-261123-000042 sent.")}
          >
            Generate 35 stores
          </Button>
        }
      />
      <Figures
        figures={[
          { label: "Balance", value: <Money fen={1_234_567} /> },
          {
            label: "Available",
            value: (
              <Money
                fen={-43_300}
                explain={
                  <MoneyExplanation
                    lines={[
                      { label: "Balance", fen: 1_234_567 },
                      { label: "Held", fen: -1_277_867, note: "4 delivery orders" },
                    ]}
                    total={{ label: "Available", fen: -43_300 }}
                    rule="Credit limit 0.00 since 1 Nov."
                  />
                }
              />
            ),
          },
          {
            label: "Order until",
            value: <Countdown until={new Date(now.getTime() + 1_500_000)} serverNow={now} over="closed" />,
          },
          { label: "Nothing", value: <Money fen={null} /> },
        ]}
      />
      <ScanBox listensEverywhere={false} onScan={(code) => toast.done(code)} />
      <div className="flex flex-wrap gap-2">
        <Button>Secondary</Button>
        <Button variant="quiet">Quiet</Button>
        <Button variant="danger" icon={<Ban aria-hidden />} onClick={() => setIsAsking(true)}>
          Void
        </Button>
        <Button variant="primary" isLoading>
          Loading
        </Button>
        <Button disabled>Disabled</Button>
        <Button variant="link" onClick={() => drawer.open("DO-0001")}>
          Open drawer
        </Button>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {kinds.flatMap((kind) =>
          Object.keys(statusLooks[kind]).map((status) => (
            <StatusChip key={`${kind}.${status}`} kind={kind} status={status as never} />
          )),
        )}
      </div>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Card title="Form">
          <Form form={form} onSubmit={(_, values) => toast.done(JSON.stringify(values))}>
            <FormField control={form.control} name="payer" label="Payer" help="As the bank writes it.">
              {(input) => <TextInput {...input} />}
            </FormField>
            <FormField control={form.control} name="amount" label="Amount">
              {(input) => <MoneyInput {...input} />}
            </FormField>
            <Button type="submit" variant="primary" size="large">
              Pay in
            </Button>
          </Form>
        </Card>
        <Card title="Inputs" className="flex flex-col gap-3">
          <QuantityInput value={qty} onChange={setQty} step={24} label="Quantity of cola" unit="pcs" />
          <QuantityInput value={qty} onChange={setQty} step={24} label="Quantity of tea" size="touch" />
          <Select label="Store" value={store} onChange={setStore} options={options.slice(0, 8)} />
          <Combobox label="Store" value={store} onChange={setStore} options={options} />
          <Checkbox isChecked={isOn} onChange={setIsOn} label="Only blocked stores" />
          <Switch isChecked={isOn} onChange={setIsOn} label="Second visit before short" />
        </Card>
        <Card title="Timeline">
          <Timeline
            entries={[
              {
                id: 2,
                at: now,
                who: "Lena Fischer",
                what: "Approved",
                change: "12 lines, 1 short",
                tone: "done",
              },
              { id: 1, at: new Date(now.getTime() - 7_200_000), who: "system", what: "Created" },
            ]}
          />
        </Card>
        <Card title="States" className="flex flex-col gap-4">
          <Progress
            label="Wave R1"
            done={1_234}
            total={6_000}
            startedAt={new Date(now.getTime() - 8_000)}
            nowMs={now.getTime()}
          />
          <Refusal
            sentence="The balance is short by ¥433.00."
            figures={[
              { label: "Needed", value: <Money fen={1_277_867} /> },
              { label: "Available", value: <Money fen={1_234_567} /> },
            ]}
            action={<Button>Pay in ¥433.00</Button>}
          />
          <LinesSkeleton lines={2} />
          <EmptyState
            icon={PackageX}
            title="Nothing is on its way"
            text="Orders sent before 16:40 arrive tomorrow."
            action={<Button>Order now</Button>}
          />
        </Card>
      </div>
      <Chart
        title="Delivered this week"
        kind="bars"
        write={(value) => `¥${value}`}
        points={["Mon", "Tue", "Wed", "Thu", "Fri"].map((label, i) => ({ label, value: 1_000 + i * 370 }))}
      />
      <Tabs
        value={tab}
        onChange={setTab}
        tabs={[
          { value: "lines", label: "Lines", count: 12 },
          { value: "history", label: "History" },
        ]}
      />
      <SampleTable onOpen={drawer.open} />
      <Drawer
        isOpen={drawer.opened !== undefined}
        onClose={drawer.close}
        title={drawer.opened ?? ""}
        actions={<Button onClick={drawer.close}>Done</Button>}
      >
        <LinesSkeleton lines={12} />
      </Drawer>
      <ConfirmDialog
        isOpen={isAsking}
        title="Void DO-0001?"
        confirm="Void DO-0001"
        isDangerous
        onConfirm={() => setIsAsking(false)}
        onClose={() => setIsAsking(false)}
      >
        The hold of ¥1,400.00 is released and 12 lines go back to the pool.
      </ConfirmDialog>
    </>
  );
}
