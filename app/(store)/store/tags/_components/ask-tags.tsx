"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { PageHeader } from "@/app/_ui/page-header";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { ItemsMeant } from "../../_components/items-meant";
import { StoreHere } from "../../_components/store-here";
import { useKeptDraft } from "../../_lib/kept-draft";

interface Wanted {
  item: string;
  name: string;
  priceFen: number | null;
}

const kept = {
  read: (text: string | null): readonly Wanted[] => {
    try {
      const list: unknown = JSON.parse(text ?? "[]");
      return Array.isArray(list) ? list.filter(isWanted) : [];
    } catch {
      return [];
    }
  },
  isEmpty: (list: readonly Wanted[]) => list.length === 0,
};

const isWanted = (one: unknown): one is Wanted =>
  typeof one === "object" && one !== null && "item" in one && typeof one.item === "string" && "name" in one;

/** A walk along the shelves: each scan adds its item, one tap asks for all of them. What was scanned stays on the device. */
export function AskTags({ store, first }: { store: string; first: string | undefined }) {
  const t = useTranslations("store.tags");
  const format = useFormat();
  const router = useRouter();
  const trpc = useTRPC();
  const sentenceFor = useErrorSentence();
  const { draft, change } = useKeptDraft<readonly Wanted[]>(`storeline.tags.${store}`, kept);
  const [code, setCode] = useState(first);
  const found = useQuery({
    ...trpc.retail.itemPrice.queryOptions({ store, item: code ?? "" }),
    enabled: code !== undefined,
    retry: false,
  });
  const { data, isError } = found;
  useEffect(() => {
    if (code === undefined || (!data && !isError)) return;
    scanFeedback(isError ? "bad" : "good");
    if (!data) return;
    const { item, name, priceFen } = data;
    change((before) => [{ item, name, priceFen }, ...before.filter((one) => one.item !== item)]);
    setCode(undefined);
  }, [code, data, isError, change]);
  const send = useCommand(trpc.tag.request.mutationOptions(), {
    done: ({ requested }) => t("asked", { count: requested }),
    onDone: () => {
      change(() => []);
      router.push("/store/tags" as Route);
    },
  });
  return (
    <>
      <PageHeader back={{ href: "/store/tags", label: t("title") }} title={t("ask")} text={t("askText")} />
      <StoreHere store={store} />
      <ScanBox label={t("scan")} onScan={setCode} />
      {code !== undefined && isError && (
        <ItemsMeant store={store} text={code} sentence={sentenceFor(found.error)} onChoose={setCode} />
      )}
      {draft.length === 0 ? (
        <p className="py-4 text-center text-quiet">{t("empty")}</p>
      ) : (
        <ul aria-label={t("wanted")} className="divide-y rounded-lg border bg-raised">
          {draft.map((one) => (
            <li key={one.item} className="flex min-h-14 items-center justify-between gap-3 py-1 pr-2 pl-4">
              <span className="min-w-0">
                <span className="block font-medium">{one.name}</span>
                <span className="text-sm text-quiet">{one.item}</span>
              </span>
              <span className="flex items-center gap-1 whitespace-nowrap">
                {one.priceFen === null ? "–" : format.money(one.priceFen)}
                <IconButton
                  label={t("remove", { name: one.name })}
                  onClick={() => change((before) => before.filter(({ item }) => item !== one.item))}
                >
                  <Trash2 aria-hidden />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="h-20 md:hidden" />
      <PinnedAction>
        <Button
          variant="primary"
          size="touch"
          className="w-full md:w-auto"
          disabled={draft.length === 0}
          isLoading={send.isRunning}
          onClick={() => send.run({ store, items: draft.map(({ item }) => item) })}
        >
          {t("send", { count: draft.length })}
        </Button>
      </PinnedAction>
    </>
  );
}
