"use client";

import { MoreHorizontal } from "lucide-react";
import { Button } from "../_ui/button";
import { columnsOf, DataTable } from "../_ui/data-table";
import { DocumentNumber } from "../_ui/document-number";
import { EmptyState } from "../_ui/empty-state";
import { FilterBar } from "../_ui/filter-bar";
import { IconButton } from "../_ui/icon-button";
import { Menu, MenuItem } from "../_ui/menu";
import { Money } from "../_ui/money";
import { Quantity } from "../_ui/quantity";
import { StatusChip } from "../_ui/status-chip";
import { type StatusOf, statusLooks } from "../_ui/statuses";
import { toast } from "../_ui/toast";

interface Row {
  no: string;
  store: string;
  status: StatusOf<"order">;
  qtyEach: number;
  amountFen: number;
}

const states = Object.keys(statusLooks.order) as StatusOf<"order">[];
const rows: Row[] = Array.from({ length: 300 }, (_, i) => ({
  no: `RO-S${String((i % 40) + 1).padStart(3, "0")}-261123-${String(i + 1).padStart(6, "0")}`,
  store: i % 3 === 0 ? "人民路店 People's Road" : "Harbour Square",
  status: states[i % states.length] ?? "draft",
  qtyEach: 6 + ((i * 37) % 400),
  amountFen: i % 9 === 4 ? -123_456 : 10_000 + ((i * 7_919) % 900_000),
}));

const heads: Record<string, string> = {
  no: "Order",
  store: "Store",
  status: "Status",
  qtyEach: "Quantity",
  amountFen: "Amount",
};
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("no", {
    cell: (c) => <DocumentNumber no={c.getValue()} href="#" />,
    meta: { isSortable: true, card: "title" },
  }),
  column.accessor("store", {}),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="order" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("qtyEach", {
    cell: (c) => <Quantity qty={c.getValue()} casePackEach={24} />,
    meta: { align: "end", isSortable: true },
  }),
  column.accessor("amountFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", isSortable: true },
  }),
]);

/** Three hundred orders: sorting, choosing, walking, cards on a phone. */
export function SampleTable({ onOpen }: { onOpen: (no: string) => void }) {
  return (
    <DataTable
      id="kit"
      label="Orders"
      columns={columns}
      heads={(id: string) => heads[id] ?? id}
      rows={rows}
      rowId={(row) => row.no}
      paging={{ total: 3_000, pageSize: 300 }}
      empty={<EmptyState title="No orders" />}
      onOpen={(row) => onOpen(row.no)}
      actionsOf={() => (
        <Menu
          trigger={
            <IconButton label="More" className="size-7">
              <MoreHorizontal aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => toast.refused("The window closed at 16:40.")}>Withdraw</MenuItem>
        </Menu>
      )}
      selectionActions={(selected, clear) => (
        <Button variant="primary" onClick={clear}>
          Generate {selected.length}
        </Button>
      )}
      totals={{ amountFen: <Money fen={rows.reduce((sum, row) => sum + row.amountFen, 0)} /> }}
      bar={
        <FilterBar
          search="Number, store"
          filters={[{ name: "status", label: "Status", options: [{ value: "draft", label: "Draft" }] }]}
        />
      }
    />
  );
}
