import type { ReactNode } from "react";
import { AreaMessages } from "../_lib/i18n/area-messages";
import "./print.css";

/** Paper: black on white whatever the theme, no shell, no colours that a printer would have to guess. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return (
    <AreaMessages area="dc">
      <main className="paper">{children}</main>
    </AreaMessages>
  );
}
