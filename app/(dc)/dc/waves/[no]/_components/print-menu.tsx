"use client";

import {
  ClipboardList,
  ListChecks,
  PackageOpen,
  Printer,
  Tag,
  Tags,
  TicketPercent,
  Truck,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/app/_ui/menu";

/** The papers of a wave in the order in which a night needs them. */
const papers = [
  { path: "pick-lists", word: "pickLists", Icon: ClipboardList },
  { path: "put-lists", word: "putLists", Icon: ListChecks },
  { path: "labels", word: "labels", Icon: Tags },
  { path: "tote-labels", word: "toteLabels", Icon: Tag },
  { path: "tags", word: "priceTags", Icon: TicketPercent },
  { path: "loading", word: "loadingList", Icon: PackageOpen },
  { path: "handover", word: "handover", Icon: Truck },
] as const;

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
      {papers.flatMap(({ path, word, Icon }) => [
        path === "loading" ? <MenuSeparator key="trucks" /> : null,
        <MenuItem key={path} icon={<Icon aria-hidden />} onSelect={() => open(path)}>
          {t(word)}
        </MenuItem>,
      ])}
    </Menu>
  );
}
