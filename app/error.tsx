"use client";

import { OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "./_ui/button";
import { EmptyState } from "./_ui/empty-state";

/** A defect while a page was made: say so, name the reference, offer the ways on. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common.errors");
  return (
    <main className="grid min-h-[60vh] place-items-center">
      <EmptyState
        icon={OctagonAlert}
        title={t("pageTitle")}
        text={
          <>
            {t("pageText")} {error.digest && t("reference", { reference: error.digest })}
          </>
        }
        action={
          <>
            <Button variant="primary" onClick={reset}>
              {t("retry")}
            </Button>
            <LinkButton href="/">{t("toStart")}</LinkButton>
          </>
        }
      />
    </main>
  );
}
