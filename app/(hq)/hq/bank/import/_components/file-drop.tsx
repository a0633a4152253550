"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/app/_ui/cn";

/** Where one file of a bank is dropped or chosen. */
export function FileDrop({ isDisabled, onFile }: { isDisabled: boolean; onFile: (file: File) => void }) {
  const t = useTranslations("hq.bank.import");
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null) => {
    const file = list?.[0];
    if (file && !isDisabled) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input is the one for all
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(!isDisabled);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
      className={cn(
        "relative flex flex-col items-center gap-1 rounded-lg border border-dashed border-line-strong bg-raised px-6 py-8 text-center",
        isOver && "border-accent bg-hover",
      )}
    >
      <FileUp aria-hidden className="size-6 text-quiet" />
      <label
        htmlFor={id}
        className={cn(
          "font-medium underline-offset-4 has-[+input:focus-visible]:outline-2",
          isDisabled ? "text-quiet" : "cursor-pointer text-accent hover:underline",
        )}
      >
        {t("choose")}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx"
        disabled={isDisabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      <p className="max-w-prose text-table text-quiet">{t("dropHelp")}</p>
    </div>
  );
}
