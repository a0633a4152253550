"use client";

import { Check, Copy } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "./cn";

/** A document's number: leads to the document, and can be copied whole. */
export function DocumentNumber({ no, href, className }: { no: string; href?: string; className?: string }) {
  const t = useTranslations("common.kit");
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await copyText(no);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 1_500);
  };
  return (
    <span className={cn("group/no inline-flex items-center gap-1 whitespace-nowrap", className)}>
      {href ? (
        <Link href={href as Route} className="font-medium text-accent underline-offset-4 hover:underline">
          {no}
        </Link>
      ) : (
        <span className="font-medium">{no}</span>
      )}
      <button
        type="button"
        data-copy=""
        aria-label={isCopied ? t("copied") : t("copy", { no })}
        onClick={(event) => {
          event.stopPropagation();
          void copy();
        }}
        className="relative grid size-5 place-items-center rounded text-quiet opacity-0 transition-opacity duration-100 before:absolute before:-inset-3 group-hover/no:opacity-100 hover:text-text focus-visible:opacity-100 pointer-coarse:opacity-100"
      >
        {isCopied ? (
          <Check aria-hidden className="size-3.5 text-done" />
        ) : (
          <Copy aria-hidden className="size-3.5" />
        )}
      </button>
    </span>
  );
}

/** Copies also where the clipboard is closed, as on a shop's plain http network. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
