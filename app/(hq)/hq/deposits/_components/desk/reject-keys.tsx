"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { TextInput } from "@/app/_ui/text-input";
import { rejectReasons } from "@/server/account/schema";

interface RejectKeysProps {
  /** The reason is being written by hand. */
  isWriting: boolean;
  onWrite: () => void;
  onReject: (reason: string) => void;
}

/** Why the slip is rejected: a key each, the ninth for words of one's own. The owner reads it. */
export function RejectKeys({ isWriting, onWrite, onReject }: RejectKeysProps) {
  const t = useTranslations("hq.desk");
  const word = useTranslations("common.depositReasons");
  const [text, setText] = useState("");
  return (
    <section aria-label={t("rejectWhy")} className="flex flex-col gap-2">
      <h2 className="font-semibold">{t("rejectWhy")}</h2>
      <ol className="grid gap-px overflow-hidden rounded-lg border bg-line">
        {[...rejectReasons, "other" as const].map((reason, at) => (
          <li key={reason} className="bg-raised">
            <button
              type="button"
              onClick={() => (reason === "other" ? onWrite() : onReject(reason))}
              className="flex w-full items-center gap-3 px-3 py-1.5 text-left hover:bg-hover"
            >
              <Key>{at + 1}</Key> {reason === "other" ? t("otherReason") : word(reason as "duplicate")}
            </button>
          </li>
        ))}
      </ol>
      {isWriting && (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) onReject(text.trim());
          }}
        >
          <TextInput
            value={text}
            onChange={setText}
            aria-label={t("otherReason")}
            autoFocus
            maxLength={500}
            className="flex-1"
          />
          <Button type="submit" variant="danger">
            {t("reject")}
          </Button>
        </form>
      )}
    </section>
  );
}
