"use client";

import { useTranslations } from "next-intl";
import { readMoney } from "@/app/_lib/read-money";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";

type Quote = RouterOutputs["returns"]["quote"];
type LineObjection = Quote["objections"][number];
type LimitObjection = Quote["limits"][number];

/** Why a line cannot be returned, in a short sentence. */
export function useObjectionSentence() {
  const t = useTranslations("store.returns.objections");
  return (objection: LineObjection, isWeighed = false) =>
    objection.status === "too_many"
      ? t("too_many", { returnable: objection.returnable / (isWeighed ? 1_000 : 1) })
      : t(objection.status);
}

/** Which limit a return goes over, and by how much. */
export function useLimitSentence() {
  const t = useTranslations("store.returns");
  const format = useFormat();
  const fen = (text: string) => format.money(readMoney(text) ?? 0);
  return ({ category, window, left, asked }: LimitObjection) => {
    const over = t(`overWindow.${window}`, { left: fen(left), asked: fen(asked) });
    return category === null ? over : t("overCategory", { category, over });
  };
}
