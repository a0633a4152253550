"use client";

import { ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { QueryPane } from "../../_components/query-pane";
import { itemOfCode } from "../../order/_lib/sheet-index";
import { useDraft } from "../../order/_lib/use-draft";
import { useSheet } from "../../order/_lib/use-sheet";
import { ItemCard } from "./item-card";

/** One code after the other; each opens the card of its item. */
export function ScanDesk({ store }: { store: string }) {
  const t = useTranslations("store.scan");
  const sheet = useSheet(store);
  const { draft, put } = useDraft(store);
  const [code, setCode] = useState<string | undefined>(undefined);
  useScreenAwake();
  return (
    <>
      <PageHeader title={t("title")} />
      <ScanBox
        onScan={(scanned) => {
          setCode(scanned);
          const item = sheet.data && itemOfCode(sheet.data, scanned);
          scanFeedback(item?.status === "ok" ? "good" : "bad");
        }}
      />
      <QueryPane query={sheet}>
        {(loaded) => {
          const item = code === undefined ? undefined : itemOfCode(loaded, code);
          if (code === undefined)
            return <EmptyState icon={ScanBarcode} title={t("ready")} text={t("readyText")} />;
          if (!item) {
            return (
              <div role="status">
                <EmptyState title={t("unknown", { code })} text={t("unknownText")} />
              </div>
            );
          }
          return (
            <ItemCard
              item={item}
              dc={loaded.dcs[item.dc]?.name}
              qty={draft.lines.find((line) => line.code === item.code)?.qty ?? 0}
              onChange={(qty) => put({ code: item.code, qty, priceFen: item.priceFen })}
            />
          );
        }}
      </QueryPane>
      {draft.lines.length > 0 && (
        <LinkButton href="/store/order" size="large" className="self-start">
          {t("toOrder", { count: draft.lines.length })}
        </LinkButton>
      )}
    </>
  );
}
