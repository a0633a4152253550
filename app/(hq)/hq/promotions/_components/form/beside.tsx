"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Card } from "@/app/_ui/card";
import { QueryPane } from "@/app/_ui/query-pane";
import type { PromotionContent } from "@/server/promotion/schema";
import { type Names, useTermsWords } from "../../_lib/use-terms-words";
import { Findings } from "../findings";
import { Replay } from "../replay";
import { Stacking } from "../stacking";
import { TestCartCard } from "../test-cart/test-cart-card";

interface BesideProps {
  promotion: string;
  /** Undefined while something of the form cannot be read. */
  content: PromotionContent | undefined;
  names: Names;
}

/** What is being written, said back: its sentence, what speaks against it, a cart to try it on, and what it would have cost. */
export function Beside({ promotion, content, names }: BesideProps) {
  const t = useTranslations("hq.promotion.form");
  if (!content)
    return (
      <Card title={t("says")}>
        <p className="text-quiet">{t("unreadable")}</p>
      </Card>
    );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Says promotion={promotion} content={content} names={names} />
      <TestCartCard promotion={promotion} content={content} />
      <Together promotion={promotion} content={content} />
      <Replay promotion={promotion} content={content} />
    </div>
  );
}

interface Judged {
  promotion: string;
  content: PromotionContent;
}

/** What an approval would meet, and what it would stack with; both panes ask once. */
const usePreview = ({ promotion, content }: Judged) =>
  useQuery({
    ...useTRPC().promotion.preview.queryOptions({ promotion, content }),
    placeholderData: keepPreviousData,
  });

function Says({ promotion, content, names }: Judged & { names: Names }) {
  const t = useTranslations("hq.promotion.form");
  const { earns } = useTermsWords(names);
  const preview = usePreview({ promotion, content });
  return (
    <Card title={t("says")}>
      <p className="mb-3 text-base/6 font-medium">{earns(content)}</p>
      <QueryPane query={preview}>
        {({ findings, storeCount }) => (
          <div className="flex flex-col gap-3">
            <p className="text-quiet">{t("storeCount", { count: storeCount })}</p>
            <Findings findings={findings} />
          </div>
        )}
      </QueryPane>
    </Card>
  );
}

function Together({ promotion, content }: Judged) {
  const t = useTranslations("hq.promotion.stacking");
  const preview = usePreview({ promotion, content });
  return (
    <Card title={t("title")}>
      <QueryPane query={preview}>{({ neighbours }) => <Stacking neighbours={neighbours} />}</QueryPane>
    </Card>
  );
}
