"use client";

import { FileDown, Printer } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import type { PaperFormat, PaperKind, PaperRef } from "@/server/dock/schema";
import { PrintReason } from "./print-reason";

export interface PrintToolbarProps {
  paper: PaperKind;
  paperRef: PaperRef;
  isRecorded: boolean;
  title: string;
  /** How much paper of which size. */
  note: string;
  /** There is nothing on it: nothing is printed. */
  isEmpty: boolean;
  /** What label printers understand as well. */
  hasZpl?: boolean;
  /** The other size of the same labels. */
  otherSize?: { href: string; label: string };
}

/**
 * Above the paper on the screen, never on paper. Every print is recorded first, from the second on with its reason; then the
 * browser prints, or the file is saved.
 */
export function PrintToolbar(props: PrintToolbarProps) {
  const { paper, paperRef, isRecorded, title, note, isEmpty, hasZpl, otherSize } = props;
  const t = useTranslations("dc.print");
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [asked, setAsked] = useState<PaperFormat>();
  const wanted = useRef<PaperFormat>("page");
  useOnePrint(isRecorded);

  const record = useCommand(useTRPC().dock.recordPrint.mutationOptions(), {
    onDone: ({ print }) => {
      setAsked(undefined);
      if (wanted.current === "page") {
        const next = new URLSearchParams(search);
        next.set("print", String(print));
        router.replace(`${path}?${next}` as never);
      } else {
        const size = search.get("size");
        window.location.assign(`/api/prints/${print}${size ? `?size=${size}` : ""}`);
      }
    },
    onRefused: ({ code }) => {
      if (code !== "paper/reason-missing") return false;
      setAsked(wanted.current);
      return true;
    },
  });
  const print = (format: PaperFormat, reason = "") => {
    wanted.current = format;
    record.run({ ...paperRef, paper, format, reason });
  };
  return (
    <div className="print-toolbar">
      <div>
        <h1 className="text-base font-semibold">{title}</h1>
        <p className="text-table">{note}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {otherSize && (
          <LinkButton href={otherSize.href} variant="quiet" size="large">
            {otherSize.label}
          </LinkButton>
        )}
        {!isEmpty && (
          <>
            {hasZpl && (
              <Button size="large" icon={<FileDown aria-hidden />} onClick={() => print("zpl")}>
                ZPL
              </Button>
            )}
            <Button size="large" icon={<FileDown aria-hidden />} onClick={() => print("pdf")}>
              PDF
            </Button>
            <Button
              variant="primary"
              size="large"
              icon={<Printer aria-hidden />}
              isLoading={record.isRunning}
              onClick={() => print("page")}
            >
              {t("print")}
            </Button>
          </>
        )}
      </div>
      <PrintReason
        isOpen={asked !== undefined}
        sentence={record.sentence}
        isRunning={record.isRunning}
        onConfirm={(reason) => print(asked ?? "page", reason)}
        onClose={() => setAsked(undefined)}
      />
    </div>
  );
}

/** The browser's own window opens once, when the page has come whose print is recorded. */
function useOnePrint(isRecorded: boolean): void {
  const hasPrinted = useRef(false);
  useEffect(() => {
    if (!isRecorded || hasPrinted.current) return;
    hasPrinted.current = true;
    window.print();
  }, [isRecorded]);
}
