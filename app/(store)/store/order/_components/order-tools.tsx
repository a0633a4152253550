"use client";

import { ClipboardPaste, Copy, EllipsisVertical, Trash2 } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem } from "@/app/_ui/menu";
import type { OrderDesk } from "../_lib/desk";
import type { Draft } from "../_lib/draft";
import type { SheetIndex } from "../_lib/sheet-index";
import { type DraftGoesOn, type Taken, takeLines, type WantedLine } from "../_lib/wanted-lines";
import { useWatched } from "../_lib/watched";
import { CopiedOrder } from "./copied-order";
import { CopyDialog } from "./copy-dialog";
import { PasteDialog } from "./paste-dialog";
import { SendingNotice } from "./sending-notice";
import { TakenReport } from "./taken-report";

interface OrderToolsProps {
  store: string;
  sheet: SheetIndex;
  desk: OrderDesk;
}

/** Where lines come from besides the list: an earlier order, a pasted list; and the way to begin anew. */
export const OrderTools = memo(function OrderTools({ store, sheet, desk }: OrderToolsProps) {
  const count = useWatched(desk, ({ own }) => own.draft.lines.length);
  const isKept = useWatched(desk, ({ own }) => own.isKept);
  const sending = useWatched(desk, ({ own }) => own.draft.sending);
  const { putMany, setMadeFrom, setCoupons, restore, clear } = desk.get().own;
  const t = useTranslations("store.order.tools");
  const router = useRouter();
  const copy = useSearchParams().get("copy");
  const [dialog, setDialog] = useState<"copy" | "paste" | "clear" | undefined>(undefined);
  const [report, setReport] = useState<{ taken: Taken; before: Draft; after: Draft } | undefined>(undefined);
  // What was typed since then is not thrown away with it.
  const mayUndo = useWatched(desk, ({ own }) => own.draft === report?.after);

  const take = (wanted: readonly WantedLine[], draft?: DraftGoesOn) => {
    const taken = takeLines(sheet, wanted);
    const before = desk.get().own.draft;
    let after = putMany(taken.lines);
    if (draft) after = setMadeFrom(draft.order);
    if (draft && draft.coupons.length > 0) after = setCoupons(draft.coupons);
    setReport({ taken, before, after });
    setDialog(undefined);
  };
  const undo = ({ before, after }: { before: Draft; after: Draft }) => {
    restore(before, after);
    setReport(undefined);
  };
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-xl/7 font-semibold">{t("title")}</h1>
          <p className="text-sm text-quiet">{isKept ? t("kept") : t("notKept")}</p>
        </div>
        <Menu
          trigger={
            <IconButton label={t("more")}>
              <EllipsisVertical aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Copy aria-hidden />} onSelect={() => setDialog("copy")}>
            {t("copy")}
          </MenuItem>
          <MenuItem icon={<ClipboardPaste aria-hidden />} onSelect={() => setDialog("paste")}>
            {t("paste")}
          </MenuItem>
          <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => setDialog("clear")}>
            {t("clear")}
          </MenuItem>
        </Menu>
      </div>
      <SendingNotice sending={sending} />
      {copy && <CopiedOrder order={copy} onLines={take} onEnd={() => router.replace("/store/order")} />}
      {report && (
        <TakenReport
          taken={report.taken}
          onUndo={mayUndo ? () => undo(report) : undefined}
          onClose={() => setReport(undefined)}
        />
      )}
      <CopyDialog
        store={store}
        isOpen={dialog === "copy"}
        onClose={() => setDialog(undefined)}
        onLines={take}
      />
      <PasteDialog isOpen={dialog === "paste"} onClose={() => setDialog(undefined)} onLines={take} />
      <ConfirmDialog
        isOpen={dialog === "clear"}
        title={t("clearTitle", { count: count })}
        confirm={t("clearConfirm")}
        isDangerous
        onClose={() => setDialog(undefined)}
        onConfirm={() => {
          clear();
          setDialog(undefined);
        }}
      >
        {t("clearText")}
      </ConfirmDialog>
    </>
  );
});
