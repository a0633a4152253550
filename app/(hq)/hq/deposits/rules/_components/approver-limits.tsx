"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { MoneyInput } from "@/app/_ui/money-input";

type Approver = RouterOutputs["account"]["deposits"]["settings"]["approvers"][number];

/** Up to which received amount each person may approve. Empty: the role alone decides. */
export function ApproverLimits({
  approvers,
  mayChange,
}: {
  approvers: readonly Approver[];
  mayChange: boolean;
}) {
  const t = useTranslations("hq.depositRules");
  return (
    <Card title={t("limits")}>
      <p className="mb-3 text-quiet">{t("limitsText")}</p>
      <ul className="divide-y">
        {approvers.map((approver) => (
          <ApproverLimit
            key={`${approver.login}-${approver.limit}`}
            approver={approver}
            mayChange={mayChange}
          />
        ))}
      </ul>
    </Card>
  );
}

function ApproverLimit({ approver, mayChange }: { approver: Approver; mayChange: boolean }) {
  const t = useTranslations("hq.depositRules");
  const role = useTranslations("common.roles");
  const [limit, setLimit] = useState(approver.limit ?? "");
  const save = useCommand(useTRPC().account.deposits.setApproverLimit.mutationOptions(), {
    done: t("limitSaved", { name: approver.name }),
  });
  return (
    <li className="flex flex-wrap items-center gap-3 py-2">
      <span className="min-w-32 flex-1">
        <span className="block font-medium">{approver.name}</span>
        <span className="text-table text-quiet">{role(approver.role as "finance")}</span>
      </span>
      <MoneyInput
        value={limit}
        onChange={setLimit}
        disabled={!mayChange}
        aria-label={t("limitOf", { name: approver.name })}
        placeholder={t("noLimit")}
        className="w-40"
      />
      {mayChange && limit !== (approver.limit ?? "") && (
        <Button
          isLoading={save.isRunning}
          onClick={() => save.run({ login: approver.login, limit: limit === "" ? null : limit })}
        >
          {t("save")}
        </Button>
      )}
    </li>
  );
}
