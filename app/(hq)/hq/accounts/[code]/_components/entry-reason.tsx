"use client";

import { useTranslations } from "next-intl";
import { accountEntryReasons } from "@/server/shared/entry-reasons";

/** The word of a movement's kind. */
export function useReasonWord() {
  const t = useTranslations("hq.account.ledger.reason");
  return (type: string) => {
    const reason = accountEntryReasons.find((one) => one === type);
    return reason ? t(reason) : type;
  };
}

/** Why money moved, with what was noted at the time. */
export function EntryReason({ type, remark }: { type: string; remark: string }) {
  const word = useReasonWord();
  return (
    <>
      {word(type)}
      {remark && <span className="ml-2 text-quiet">{remark}</span>}
    </>
  );
}
