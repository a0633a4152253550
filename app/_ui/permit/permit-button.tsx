"use client";

import { ClockPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { PermitDialog } from "./permit-dialog";

/** The way to a late order for those who may permit it. */
export function PermitButton() {
  const t = useTranslations("common.permit");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="large" icon={<ClockPlus aria-hidden />} onClick={() => setIsOpen(true)}>
        {t("action")}
      </Button>
      {isOpen && <PermitDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
