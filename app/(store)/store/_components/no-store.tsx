import { Store } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";

/** A person of a store to whom no store was given: says whom to ask. */
export function NoStore() {
  const t = useTranslations("store.noStore");
  return (
    <>
      <PageHeader title={t("heading")} />
      <EmptyState icon={Store} title={t("title")} text={t("text")} />
    </>
  );
}
