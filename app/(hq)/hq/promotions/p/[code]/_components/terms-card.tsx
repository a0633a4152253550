"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import type { PromotionContent } from "@/server/promotion/schema";
import { Facts } from "../../../../_components/facts";
import { termKeys } from "../../../_lib/differences";
import { type Names, useTermsWords } from "../../../_lib/use-terms-words";
import type { Promotion } from "./promotion-screen";

const titleOf = {
  draft: "written",
  scheduled: "decided",
  active: "inForce",
  paused: "inForce",
  ended: "wasInForce",
  terminated: "wasInForce",
  archived: "wasInForce",
} as const satisfies Record<Promotion["state"], string>;

/** What a promotion says: the sentence that a store would be told, then its limits. */
export function TermsCard({ promotion }: { promotion: Promotion }) {
  const t = useTranslations("hq.promotion");
  const format = useFormat();
  const { content, usedTimes, usedFen } = promotion;
  const isLimited = content.budgetTimes !== null || content.budget !== null;
  return (
    <Card
      title={t(titleOf[promotion.state], { version: promotion.version })}
      aside={
        isLimited && (
          <span className="text-table text-quiet">
            {t("budgetUsed", { times: usedTimes, amount: format.money(usedFen) })}
          </span>
        )
      }
    >
      <ContentFacts content={content} names={promotion.names} />
    </Card>
  );
}

/** A content in words: its sentence first, then every limit that it has. */
export function ContentFacts({ content, names }: { content: PromotionContent; names: Names }) {
  const t = useTranslations("hq.promotion.terms");
  const { say } = useTermsWords(names);
  const facts = termKeys.flatMap((key) => {
    if (key === "name" || key === "earns") return [];
    const text = say(content, key);
    return text === "" ? [] : [{ label: t(key), value: text }];
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-base/6 font-medium">{say(content, "earns")}</p>
      <Facts facts={facts} />
    </div>
  );
}
