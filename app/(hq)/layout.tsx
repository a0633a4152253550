import type { ReactNode } from "react";
import { AreaMessages } from "../_lib/i18n/area-messages";
import { shellFacts } from "../_lib/shell-facts";
import { DeskShell } from "../_ui/shell/desk-shell";

/** The gate of this area and what stands around its pages. */
export default async function AreaLayout({ children }: { children: ReactNode }) {
  const facts = await shellFacts("hq");
  return (
    <AreaMessages area="hq">
      <DeskShell facts={facts}>{children}</DeskShell>
    </AreaMessages>
  );
}
