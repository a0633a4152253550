"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "../../_components/query-pane";
import { useKeptPage } from "../../_lib/use-kept-page";
import { useCount } from "../_lib/use-count";
import { CountResult } from "./count-result";
import { Counting } from "./counting";

/** A count while it is counted, and what it came to afterwards. */
export function CountScreen({ stocktake }: { stocktake: string }) {
  const t = useTranslations("store.counts");
  const count = useCount(stocktake);
  useKeptPage(`/store/counts/${stocktake}`);
  return (
    <>
      {!count.query.data && (
        <PageHeader title={stocktake} back={{ href: "/store/counts", label: t("title") }} />
      )}
      <QueryPane query={count.query}>
        {(data) =>
          data.status === "open" ? <Counting count={count} data={data} /> : <CountResult data={data} />
        }
      </QueryPane>
    </>
  );
}
