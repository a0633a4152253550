"use client";

import { ClipboardList, Printer, Tags, Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Menu, MenuItem } from "@/app/_ui/menu";

/** The paper of a wave; each sort opens beside the page, ready to print. */
export function PrintMenu({ wave }: { wave: string }) {
  const t = useTranslations("dc.print");
  const open = (paper: string) => window.open(`/print/waves/${wave}/${paper}`, "_blank", "noopener");
  return (
    <Menu
      align="end"
      trigger={
        <Button size="large" icon={<Printer aria-hidden />}>
          {t("menu")}
        </Button>
      }
    >
      <MenuItem icon={<ClipboardList aria-hidden />} onSelect={() => open("pick-lists")}>
        {t("pickLists")}
      </MenuItem>
      <MenuItem icon={<Tags aria-hidden />} onSelect={() => open("labels")}>
        {t("labels")}
      </MenuItem>
      <MenuItem icon={<Truck aria-hidden />} onSelect={() => open("handover")}>
        {t("handover")}
      </MenuItem>
    </Menu>
  );
}
