"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useId, useState } from "react";
import { cn } from "@/app/_ui/cn";
import { toast } from "@/app/_ui/toast";

interface DropZoneProps {
  /** Takes the files and names those that it cannot read. */
  onFiles: (files: readonly File[]) => Promise<readonly string[]>;
  disabled: boolean;
}

/** Where files are dropped or chosen, one or a whole chain's at once. */
export function DropZone({ onFiles, disabled }: DropZoneProps) {
  const t = useTranslations("hq.imports");
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = async (list: FileList | null) => {
    if (disabled || !list || list.length === 0) return;
    const strange = await onFiles([...list]);
    if (strange.length > 0) toast.refused(t("strange", { names: strange.join(", ") }));
  };
  const drag = (isIn: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(isIn);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input is the one for all
    <div
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        void take(event.dataTransfer.files);
      }}
      className={cn(
        "flex flex-col items-center gap-1 rounded-lg border border-dashed border-line-strong bg-raised px-6 py-8 text-center",
        isOver && "border-accent bg-hover",
      )}
    >
      <FileUp aria-hidden className="size-6 text-quiet" />
      <label
        htmlFor={id}
        className="cursor-pointer font-medium text-accent underline-offset-4 hover:underline has-[+input:focus-visible]:outline-2"
      >
        {t("choose")}
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept=".csv,.txt,.xlsx"
        disabled={disabled}
        className="peer sr-only"
        onChange={(event) => {
          void take(event.target.files).then(() => {
            event.target.value = "";
          });
        }}
      />
      <p className="max-w-prose text-table text-quiet">{t("dropHelp")}</p>
    </div>
  );
}
