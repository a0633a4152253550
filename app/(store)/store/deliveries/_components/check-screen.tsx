"use client";

import { useQuery } from "@tanstack/react-query";
import { CheckCheck } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { PageHeader } from "@/app/_ui/page-header";
import { Progress } from "@/app/_ui/progress";
import { Refusal } from "@/app/_ui/refusal";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { TextInput } from "@/app/_ui/text-input";
import { toast } from "@/app/_ui/toast";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { labelCodeOf } from "@/server/shared/label-code";
import { QueryPane } from "../../_components/query-pane";
import { type CheckItem, countLabels, type Found, nothingClaimed } from "../_lib/check-draft";
import { useCheck } from "../_lib/use-check";
import { CheckDialog } from "./check-dialog";
import { CheckRow } from "./check-row";
import type { Delivery } from "./delivery-detail";

type Claims = RouterOutputs["delivery"]["claims"];

/** Scan or tap an item, say how many came whole: what is missing, broken or too much is claimed in one note. */
export function CheckScreen({ delivery }: { delivery: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.delivery.get.queryOptions({ delivery }));
  const claims = useQuery(trpc.delivery.claims.queryOptions({ delivery }));
  return (
    <QueryPane query={query}>
      {(data) => (
        <QueryPane query={claims}>{(claimed) => <Checking delivery={data} claims={claimed} />}</QueryPane>
      )}
    </QueryPane>
  );
}

/** Lines of one item belong together: what was ordered and what came as a gift lie in one heap. */
function itemsOf(delivery: Delivery, claims: Claims): CheckItem[] {
  const claimedOf = new Map(claims.items.map((one) => [one.item, one]));
  const items = new Map<string, CheckItem>();
  for (const { item, name, barcode, unit, isWeighed, pickedEach } of delivery.lines) {
    const before = items.get(item)?.deliveredEach ?? 0;
    const claimed = claimedOf.get(item) ?? nothingClaimed;
    items.set(item, { item, name, barcode, unit, isWeighed, deliveredEach: before + pickedEach, claimed });
  }
  return [...items.values()].filter(({ deliveredEach }) => deliveredEach > 0);
}

function Checking({ delivery, claims }: { delivery: Delivery; claims: Claims }) {
  const t = useTranslations("store.check");
  const router = useRouter();
  const format = useFormat();
  const items = itemsOf(delivery, claims);
  const page = `/store/deliveries/${delivery.delivery}`;
  const check = useCheck(delivery.delivery, items, ({ difference }) => {
    toast.done(t("sent", { no: difference }));
    router.push(page as Route);
  });
  const [opened, setOpened] = useState<CheckItem | undefined>(undefined);
  const labels =
    useQuery(useTRPC().dock.deliveryLabels.queryOptions({ delivery: delivery.delivery })).data ?? [];
  const scanned = countLabels(check.draft, labels);
  useScreenAwake();
  const { found } = check.draft;
  const put = (item: CheckItem, one: Found) => {
    check.put(item.item, one);
    setOpened(undefined);
  };
  const scan = (code: string) => {
    const plain = code.trim();
    const label = labels.find((one) => one.code === labelCodeOf(code));
    if (label) {
      const isNew = check.scanLabel(labels, label.code);
      scanFeedback(isNew ? "good" : "bad");
      if (!isNew) toast.refused(t("labels.again", { code: label.code }));
      return;
    }
    const item = items.find((one) => one.item === plain || one.barcode === plain);
    scanFeedback(item ? "good" : "bad");
    if (item) setOpened(item);
    else toast.refused(t("notInDelivery", { code: plain }));
  };
  const isClaimed = claims.items.length > 0;
  const done = items.filter(({ item }) => found[item]).length;
  return (
    <>
      <PageHeader
        back={{ href: page, label: delivery.delivery }}
        title={t("title")}
        text={
          claims.isOver || !claims.until ? t("text") : t("textUntil", { until: format.instant(claims.until) })
        }
      />
      {claims.isOver && <Refusal sentence={t("tooLate")} />}
      <ScanBox onScan={scan} label={t("scan")} />
      <Progress label={t("checked")} done={done} total={items.length} />
      {done < items.length && (
        <Button
          size="touch"
          icon={<CheckCheck aria-hidden />}
          className="md:self-start"
          onClick={check.putRest}
        >
          {t(done > 0 ? "rest" : "all")}
        </Button>
      )}
      {scanned.total > 0 && (
        <p className="text-sm text-quiet" aria-live="polite">
          {t(scanned.done < scanned.total ? "labels.some" : "labels.all", scanned)}
        </p>
      )}
      <ul className="divide-y overflow-hidden rounded-lg border bg-raised">
        {items.map((item) => (
          <CheckRow key={item.item} item={item} found={found[item.item]} onOpen={() => setOpened(item)} />
        ))}
      </ul>
      {check.claims.length > 0 && (
        <Field id="check-remark" label={t("remark")}>
          <TextInput
            id="check-remark"
            maxLength={200}
            value={check.draft.remark}
            onChange={check.setRemark}
          />
        </Field>
      )}
      {check.sentence && <Refusal sentence={check.sentence} />}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        {check.claims.length > 0 ? (
          <Button
            variant="primary"
            size="touch"
            className="w-full md:w-auto"
            isLoading={check.isSending}
            onClick={check.send}
          >
            {t("report", { count: check.claims.length })}
          </Button>
        ) : (
          <Button
            size="touch"
            className="w-full md:w-auto"
            onClick={() => {
              check.clear();
              router.push(page as Route);
            }}
          >
            {t(done < items.length ? "back" : isClaimed ? "nothingNew" : "allThere")}
          </Button>
        )}
      </PinnedAction>
      {opened && (
        <CheckDialog
          key={opened.item}
          item={opened}
          found={found[opened.item]}
          onClose={() => setOpened(undefined)}
          onDone={(one) => put(opened, one)}
        />
      )}
    </>
  );
}
