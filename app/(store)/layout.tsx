import type { ReactNode } from "react";
import { AreaMessages } from "../_lib/i18n/area-messages";
import { shellFacts } from "../_lib/shell-facts";
import { StoreShell } from "../_ui/shell/store-shell";

/** The gate of this area and what stands around its pages. */
export default async function AreaLayout({ children }: { children: ReactNode }) {
  const facts = await shellFacts("store");
  return (
    <AreaMessages area="store">
      <StoreShell facts={facts}>{children}</StoreShell>
    </AreaMessages>
  );
}
