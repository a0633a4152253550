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
import { FoundItems } from "../../_components/found-items";
import { QueryPane } from "../../_components/query-pane";
import { itemOfCode, searchSheet } from "../../order/_lib/sheet-index";
import { useDraft } from "../../order/_lib/use-draft";
import { useSheet } from "../../order/_lib/use-sheet";
import { ItemCard } from "./item-card";

const foundMax = 12;

/** One code after the other; each opens the card of its item. A name or a part of a code shows what may be meant. */
export function ScanDesk({ store, first }: { store: string; first: string | undefined }) {
  const t = useTranslations("store.scan");
  const sheet = useSheet(store);
  const { draft } = useDraft(store);
  const [code, setCode] = useState(first);
  useScreenAwake();
  return (
    <>
      <PageHeader title={t("title")} />
      <ScanBox
        label={t("label")}
        onScan={(scanned) => {
          setCode(scanned);
          const item = sheet.data && itemOfCode(sheet.data, scanned);
          if (item) scanFeedback(item.status === "ok" ? "good" : "bad");
        }}
      />
      <QueryPane query={sheet}>
        {(loaded) => {
          if (code === undefined)
            return <EmptyState icon={ScanBarcode} title={t("ready")} text={t("readyText")} />;
          const item = itemOfCode(loaded, code);
          const found = item ? [] : searchSheet(loaded, code, undefined).slice(0, foundMax);
          return found.length > 0 ? (
            <FoundItems items={found} onChoose={setCode} />
          ) : (
            <ItemCard
              key={code}
              store={store}
              code={item?.code ?? code}
              ordered={item}
              dc={item && loaded.dcs[item.dc]?.name}
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
