"use client";

import { FileDown, Printer } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { type TagSize, tagSizes } from "@/server/tag/schema";
import { PrintReason } from "./print-reason";

interface TagToolbarProps {
  wave: string;
  size: TagSize;
  /** Tags that wait for the stores of the wave, and for how many stores. */
  waiting: { stores: number; count: number };
  batches: readonly { batch: number; tags: number; prints: number; printedBy: string; at: string }[];
  /** The print that is on the page. */
  shown: number | undefined;
}

type Format = "page" | "pdf" | "zpl";

/**
 * Above the tags on the screen, never on paper: prints what waits, shows what was printed, prints it again with a reason; as a page, or as
 * a file for a printer of tags.
 */
export function TagToolbar({ wave, size, waiting, batches, shown }: TagToolbarProps) {
  const t = useTranslations("dc.tags");
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [isAsking, setIsAsking] = useState(false);
  const wanted = useRef<Format>("page");
  const trpc = useTRPC();
  useFreshPrint(search.get("fresh"));
  const hrefOf = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search);
    next.delete("fresh");
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    return `${path}?${next}`;
  };
  /** What was written down comes: the browser prints the page, or the file is saved. */
  const come = (batch: number | undefined) => {
    const format = wanted.current;
    const fresh = format === "page" ? { fresh: crypto.randomUUID() } : undefined;
    router.replace(hrefOf({ batch: String(batch), ...fresh }) as never);
    router.refresh();
    if (format !== "page") window.location.assign(`/api/tag-batches/${batch}?format=${format}&size=${size}`);
  };
  const print = useCommand(trpc.dock.printTags.mutationOptions(), {
    onDone: ({ batches: [batch] }) => come(batch),
    onRefused: () => true,
  });
  const again = useCommand(trpc.dock.reprintTags.mutationOptions(), {
    onDone: ({ batch }) => {
      setIsAsking(false);
      come(batch);
    },
    onRefused: () => true,
  });
  const printAs = (format: Format) => {
    wanted.current = format;
    if (waiting.count > 0) print.run({ wave });
    else setIsAsking(true);
  };
  return (
    <div className="print-toolbar">
      <div>
        <h1 className="text-base font-semibold">{t("title", { wave })}</h1>
        <p className="text-table">{waiting.count > 0 ? t("waiting", { ...waiting }) : t("nothingWaits")}</p>
        {batches.length > 0 && (
          <ul aria-label={t("batches")} className="mt-1 flex flex-wrap gap-2">
            {batches.map((row) => (
              <li key={row.batch}>
                <LinkButton
                  href={hrefOf({ batch: String(row.batch) })}
                  variant={row.batch === shown ? "secondary" : "quiet"}
                >
                  {t("batch", { tags: row.tags, at: row.at, by: row.printedBy })}
                </LinkButton>
              </li>
            ))}
          </ul>
        )}
        {print.sentence && <Refusal sentence={print.sentence} />}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {tagSizes.map((one) => (
          <LinkButton
            key={one}
            href={hrefOf({ size: one })}
            variant={one === size ? "secondary" : "quiet"}
            size="large"
          >
            {t(`sizes.${one}`)}
          </LinkButton>
        ))}
        {(waiting.count > 0 || shown !== undefined) &&
          (["zpl", "pdf"] as const).map((format) => (
            <Button key={format} size="large" icon={<FileDown aria-hidden />} onClick={() => printAs(format)}>
              {format.toUpperCase()}
            </Button>
          ))}
        {shown !== undefined && (
          <Button
            size="large"
            onClick={() => {
              wanted.current = "page";
              setIsAsking(true);
            }}
          >
            {t("again")}
          </Button>
        )}
        {waiting.count > 0 && (
          <Button
            variant="primary"
            size="large"
            icon={<Printer aria-hidden />}
            isLoading={print.isRunning}
            onClick={() => printAs("page")}
          >
            {t("print", { count: waiting.count })}
          </Button>
        )}
      </div>
      <PrintReason
        isOpen={isAsking}
        sentence={again.sentence}
        isRunning={again.isRunning}
        onConfirm={(reason) => shown !== undefined && again.run({ batch: shown, reason })}
        onClose={() => setIsAsking(false)}
      />
    </div>
  );
}

/** The browser's own window opens once for each print that was written down, when its page has come. */
function useFreshPrint(fresh: string | null): void {
  const printed = useRef<string>(null);
  useEffect(() => {
    if (!fresh || printed.current === fresh) return;
    printed.current = fresh;
    const timer = setTimeout(() => window.print(), 300);
    return () => clearTimeout(timer);
  }, [fresh]);
}
