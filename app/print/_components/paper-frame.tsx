import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { AskedPaper } from "../_lib/asked-paper";
import { PrintToolbar, type PrintToolbarProps } from "./print-toolbar";

interface PaperFrameProps extends Omit<PrintToolbarProps, "paper" | "paperRef" | "isRecorded"> {
  asked: AskedPaper;
  children: ReactNode;
}

/** A paper below its toolbar. On the screen it is a preview; on paper it comes only after its print was recorded. */
export async function PaperFrame({ asked, children, ...toolbar }: PaperFrameProps) {
  const t = await getTranslations("dc.print");
  const { paper, ref, isRecorded } = asked;
  return (
    <>
      <PrintToolbar paper={paper} paperRef={ref} isRecorded={isRecorded} {...toolbar} />
      {!isRecorded && <p className="print-first">{t("printFirst")}</p>}
      <div className={isRecorded ? undefined : "unrecorded"}>{children}</div>
    </>
  );
}
