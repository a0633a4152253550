"use client";

import {
  Ban,
  CircleCheck,
  CircleDot,
  Clock,
  Ellipsis,
  Hourglass,
  type LucideIcon,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { IconButton } from "@/app/_ui/icon-button";
import { Menu, MenuItem } from "@/app/_ui/menu";
import { Money } from "@/app/_ui/money";
import { Chip } from "@/app/_ui/status-chip";
import type { Tone } from "@/app/_ui/statuses";
import { type CouponStatusWord, couponStatuses } from "@/server/promotion/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { AccountLink } from "../../../_components/record-link";
import { ReasonDialog } from "../../_components/reason-dialog";
import { promotionHref } from "../../_lib/inputs";
import type { CouponList } from "./coupons-screen";

const looks: Record<CouponStatusWord, { tone: Tone; icon: LucideIcon }> = {
  active: { tone: "done", icon: CircleDot },
  reserved: { tone: "information", icon: Hourglass },
  used: { tone: "neutral", icon: CircleCheck },
  expired: { tone: "neutral", icon: Clock },
  void: { tone: "blocked", icon: Ban },
  charged_back: { tone: "attention", icon: Undo2 },
};

type Row = CouponList["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("coupon", {
    cell: (c) => <DocumentNumber no={c.getValue()} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusWord status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("account", {
    cell: (c) => <AccountLink code={c.getValue()} name={c.row.original.accountName} />,
  }),
  column.accessor("store", { cell: (c) => c.getValue() ?? <AnyStore /> }),
  column.accessor("valueFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("minOrderFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("validTo", {
    cell: (c) => <Days row={c.row.original} />,
    meta: { csv: ({ validFrom, validTo }: Row) => `${validFrom} – ${validTo}` },
  }),
  column.accessor("promotion", { cell: (c) => <Origin promotion={c.getValue()} /> }),
  column.accessor("order", {
    cell: (c) => {
      const no = c.getValue();
      return no === null ? (
        <span className="text-quiet">–</span>
      ) : (
        <DocumentNumber no={no} href={`/hq/orders?open=${encodeURIComponent(no)}`} />
      );
    },
  }),
  column.accessor("discountFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end" },
  }),
]);

function StatusWord({ status }: { status: CouponStatusWord }) {
  const t = useTranslations("hq.coupons.states");
  return (
    <Chip tone={looks[status].tone} icon={looks[status].icon}>
      {t(status)}
    </Chip>
  );
}

function AnyStore() {
  return <span className="text-quiet">{useTranslations("hq.coupons")("anyStore")}</span>;
}

function Days({ row: { validFrom, validTo } }: { row: Row }) {
  const format = useFormat();
  return (
    <span className="whitespace-nowrap">
      {format.day(asBusinessDay(validFrom))} – {format.day(asBusinessDay(validTo))}
    </span>
  );
}

function Origin({ promotion }: { promotion: string | null }) {
  const t = useTranslations("hq.coupons");
  return promotion === null ? (
    <span className="text-quiet">{t("byHand")}</span>
  ) : (
    <DocumentNumber no={promotion} href={promotionHref(promotion)} />
  );
}

/** All coupons, newest first; one that no order has can be made void. */
export function CouponsTable({ list, mayVoid }: { list: CouponList; mayVoid: boolean }) {
  const t = useTranslations("hq.coupons");
  const heads = useTranslations("hq.coupons.columns");
  const states = useTranslations("hq.coupons.states");
  const [voiding, setVoiding] = useState<Row | undefined>();
  const options = [
    { value: "expiring", label: t("totals.expiring") },
    ...couponStatuses.map((value) => ({ value, label: states(value) })),
  ];
  return (
    <>
      <DataTable
        id="hq-coupons"
        label={t("title")}
        columns={columns}
        heads={heads}
        rows={list.rows}
        rowId={(row) => row.coupon}
        paging={{ nextCursor: list.nextCursor, count: list.rows.length }}
        actionsOf={(row) =>
          mayVoid &&
          row.status === "active" && (
            <Menu
              trigger={
                <IconButton label={t("more", { coupon: row.coupon })}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuItem icon={<Ban aria-hidden />} isDangerous onSelect={() => setVoiding(row)}>
                {t("void.action")}
              </MenuItem>
            </Menu>
          )
        }
        bar={
          <FilterBar search={t("search")} filters={[{ name: "status", label: heads("status"), options }]} />
        }
        empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
      />
      {voiding && <VoidDialog coupon={voiding} onClose={() => setVoiding(undefined)} />}
    </>
  );
}

function VoidDialog({
  coupon: { coupon, account, valueFen },
  onClose,
}: {
  coupon: Row;
  onClose: () => void;
}) {
  const t = useTranslations("hq.coupons.void");
  const format = useFormat();
  const command = useCommand(useTRPC().promotion.couponDesk.void.mutationOptions(), {
    done: t("done", { coupon }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={t("title", { coupon })}
      text={t("text", { account, amount: format.money(valueFen) })}
      confirm={t("action")}
      isDangerous
      isRunning={command.isRunning}
      sentence={command.sentence}
      onConfirm={(reason) => command.run({ coupon, reason })}
      onClose={onClose}
    />
  );
}
