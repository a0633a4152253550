"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";

/** Above the paper on the screen, never on paper: what this is, how many sheets, the button that prints. */
export function PrintToolbar({ title, note }: { title: string; note: string }) {
  const t = useTranslations("dc.print");
  return (
    <div className="print-toolbar">
      <div>
        <h1 className="text-base font-semibold">{title}</h1>
        <p className="text-table">{note}</p>
      </div>
      <Button variant="primary" size="large" icon={<Printer aria-hidden />} onClick={() => window.print()}>
        {t("print")}
      </Button>
    </div>
  );
}
