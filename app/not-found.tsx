import { MapPinOff } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "./_ui/button";
import { EmptyState } from "./_ui/empty-state";

/** An address without a page, or a document that is not this person's. */
export default async function NotFound() {
  const t = await getTranslations("common.errors");
  return (
    <main className="grid min-h-[60vh] place-items-center">
      <EmptyState
        icon={MapPinOff}
        title={t("notFoundTitle")}
        text={t("notFoundText")}
        action={<LinkButton href="/">{t("toStart")}</LinkButton>}
      />
    </main>
  );
}
