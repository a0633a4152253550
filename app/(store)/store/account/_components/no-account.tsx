import { Banknote } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import type { MyStore } from "../../_lib/my-store";

/** A store without prepaid account, or a person who may not see the money (R01). */
export function NoAccount({ store }: { store: MyStore }) {
  const t = useTranslations("store.account.none");
  const why = store.kind === "direct" ? "direct" : store.settlement === "cod" ? "cod" : "hidden";
  return (
    <>
      <PageHeader title={t("heading")} />
      <EmptyState icon={Banknote} title={t("title")} text={t(why)} />
    </>
  );
}
