"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readMoney } from "@/app/_lib/read-money";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { quotaWindows } from "@/server/returns/schema";
import { formatFen } from "@/server/shared/fen";

type Quota = RouterOutputs["returns"]["quota"];

interface LimitsDrawerProps {
  store: string | undefined;
  mayConfigure: boolean;
  onClose: () => void;
}

/** The limits of a store with how each stands, and those that headquarters add to its policy. */
export function LimitsDrawer({ store, mayConfigure, onClose }: LimitsDrawerProps) {
  const query = useQuery({
    ...useTRPC().returns.quota.queryOptions({ store: store ?? "" }),
    enabled: store !== undefined,
  });
  return (
    <Drawer isOpen={store !== undefined} onClose={onClose} title={store ?? ""}>
      <QueryPane query={query}>
        {(quota) => (
          <div className="flex flex-col gap-5">
            <Meters quota={quota} />
            {mayConfigure && <Limits key={quota.store} quota={quota} />}
          </div>
        )}
      </QueryPane>
    </Drawer>
  );
}

function Meters({ quota }: { quota: Quota }) {
  const t = useTranslations("hq.quotas");
  const format = useFormat();
  return (
    <ul className="divide-y">
      {quota.limits.length === 0 && <li className="py-2 text-quiet">{t("free")}</li>}
      {quota.limits.map((limit) => (
        <li
          key={`${limit.category} ${limit.window} ${limit.amountFen}`}
          className="flex items-baseline justify-between gap-4 py-2"
        >
          <span>
            {limit.category ?? t("allGoods")} · {t(`windows.${limit.window}`)}
            <span className="block text-sm text-quiet">
              {limit.amountFen === null
                ? t("ofPurchases", {
                    rate: format.rate(limit.ratioBp ?? 0),
                    purchases: format.money(limit.purchasesFen),
                  })
                : format.money(limit.amountFen)}
            </span>
          </span>
          <span className="whitespace-nowrap tabular-nums">
            {t("left", { left: format.money(limit.leftFen) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Wish {
  key: number;
  category: string;
  kind: "amount" | "ratio";
  figure: string;
  window: (typeof quotaWindows)[number];
}

/** The limits beside the policy, which comes with the store's file. */
function Limits({ quota }: { quota: Quota }) {
  const t = useTranslations("hq.quotas");
  const added = quota.limits.filter(({ isAdded }) => isAdded);
  const [wishes, setWishes] = useState<Wish[]>(() =>
    added.map((limit, key) => ({
      key,
      category: limit.category ?? "",
      kind: limit.amountFen === null ? "ratio" : "amount",
      figure: formatFen(limit.amountFen ?? limit.ratioBp ?? 0),
      window: limit.window,
    })),
  );
  const command = useCommand(useTRPC().returns.setLimits.mutationOptions(), {
    done: t("saved"),
    onRefused: () => true,
  });
  const set = (key: number, part: Partial<Wish>) =>
    setWishes((before) => before.map((wish) => (wish.key === key ? { ...wish, ...part } : wish)));
  const limits = wishes.map(({ category, kind, figure, window }) => {
    const value = readMoney(figure);
    const isAmount = kind === "amount";
    return {
      category: category.trim() === "" ? null : category.trim(),
      amount: isAmount && value !== undefined ? formatFen(value) : null,
      ratioBp: !isAmount && value !== undefined && value <= 10_000 ? value : null,
      window,
    };
  });
  const isWhole = limits.every(({ amount, ratioBp }) => (amount === null) !== (ratioBp === null));
  return (
    <section className="flex flex-col gap-3 border-t pt-4">
      <h2 className="font-medium">{t("added")}</h2>
      {wishes.map(({ key, category, kind, figure, window }) => (
        <div key={key} className="grid grid-cols-2 items-end gap-2 border-b pb-3">
          <Field id={`category${key}`} label={t("category")}>
            <TextInput
              id={`category${key}`}
              placeholder={t("allGoods")}
              value={category}
              onChange={(next) => set(key, { category: next })}
            />
          </Field>
          <Field id={`window${key}`} label={t("window")}>
            <Select
              id={`window${key}`}
              value={window}
              onChange={(next) => set(key, { window: next })}
              options={quotaWindows.map((value) => ({ value, label: t(`windows.${value}`) }))}
            />
          </Field>
          <Field id={`kind${key}`} label={t("kind")}>
            <Select
              id={`kind${key}`}
              value={kind}
              onChange={(next) => set(key, { kind: next })}
              options={(["amount", "ratio"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          </Field>
          <div className="flex items-end gap-2">
            <Field id={`figure${key}`} label={t(kind === "amount" ? "figure" : "percent")}>
              <TextInput
                id={`figure${key}`}
                inputMode="decimal"
                value={figure}
                onChange={(next) => set(key, { figure: next })}
              />
            </Field>
            <IconButton
              label={t("remove")}
              onClick={() => setWishes((before) => before.filter((wish) => wish.key !== key))}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        </div>
      ))}
      {command.sentence && <Refusal sentence={command.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<Plus aria-hidden />}
          onClick={() =>
            setWishes((before) => [
              ...before,
              {
                key: Math.max(-1, ...before.map((wish) => wish.key)) + 1,
                category: "",
                kind: "amount",
                figure: "",
                window: "month",
              },
            ])
          }
        >
          {t("add")}
        </Button>
        <Button
          variant="primary"
          disabled={!isWhole}
          isLoading={command.isRunning}
          onClick={() => command.run({ store: quota.store, limits })}
        >
          {t("save")}
        </Button>
      </div>
    </section>
  );
}
