import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { isAbleTo, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { amountsOf, type DeliveryStatus } from "@/server/delivery/rules";
import type { ShortReason } from "@/server/delivery/rules/shorts";
import type { BusinessDay } from "@/server/shared/business-day";

export interface DeliveryLineView {
  line: number;
  order: string | null;
  item: string;
  barcode: string;
  name: string;
  spec: string;
  unit: string;
  orderedEach: number;
  allocatedEach: number;
  /** 0 until the delivery order is picked. */
  pickedEach: number;
  unitPriceFen: number;
  /** Of what was picked, before that of what was allocated. */
  goodsFen: number;
  discountFen: number;
  netFen: number;
  isGift: boolean;
  isWeighed: boolean;
  reason: ShortReason | null;
}

export interface DeliveryView {
  id: number;
  delivery: string;
  wave: string;
  store: string;
  storeName: string;
  dc: string;
  /** Null for direct stores, and for those who may not see the money. */
  account: string | null;
  settlement: "prepaid" | "cod";
  pickType: "case" | "loose";
  status: DeliveryStatus;
  deliverOn: BusinessDay;
  allocatedFen: number;
  /** What the approval charges, or will charge as things stand. */
  amountFen: number;
  createdAt: Date;
  approvedAt: Date | null;
  endReason: string;
  /** It is to be counted again before it can be approved (2.3). */
  isCheckDue: boolean;
  lines: DeliveryLineView[];
}

interface Head extends Omit<DeliveryView, "amountFen" | "createdAt" | "approvedAt" | "lines"> {
  storeId: number;
  dcId: number;
  approvedFen: number | null;
  createdAt: string;
  approvedAt: string | null;
}

const notPicked: ReadonlySet<DeliveryStatus> = new Set(["created", "released", "picking", "void"] as const);

/** One delivery order with its lines: what was allocated, picked and why not, and what it costs. */
export async function getDelivery(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
): Promise<DeliveryView> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const [row] = await sql<Head[]>`
    select d.id, d.delivery_no as delivery, w.wave_no as wave, s.code as store, s.name as "storeName", c.code as dc,
           a.code as account, d.settlement, d.pick_type as "pickType", d.status, d.deliver_on::text as "deliverOn",
           d.allocated_fen as "allocatedFen", d.approved_fen as "approvedFen", d.created_at as "createdAt",
           d.approved_at as "approvedAt", d.end_reason as "endReason", d.check_due as "isCheckDue", d.store_id as "storeId", d.dc_id as "dcId"
    from deliveries d
    join waves w on w.id = d.wave_id
    join stores s on s.id = d.store_id
    join dcs c on c.id = d.dc_id
    left join accounts a on a.id = d.account_id
    where d.delivery_no = ${input.delivery}`;
  if (!row) throw refuse("delivery/unknown", input);
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  const { storeId: _, dcId: __, approvedFen, createdAt, approvedAt, ...head } = row;
  const lines = await loadLines(db, row.id, !notPicked.has(row.status));
  return {
    ...head,
    account: isAbleTo(actor, "account.read") || isAbleTo(actor, "pool.read") ? head.account : null,
    amountFen: approvedFen ?? lines.reduce((sum, { netFen }) => sum + netFen, 0),
    createdAt: new Date(createdAt),
    approvedAt: approvedAt === null ? null : new Date(approvedAt),
    lines,
  };
}

type Stored = Omit<DeliveryLineView, "goodsFen" | "netFen">;

async function loadLines(db: DbOrTx, deliveryId: number, isPicked: boolean): Promise<DeliveryLineView[]> {
  const sql = sqlOf(db);
  const lines = await sql<Stored[]>`
    select l.line_no as line, o.order_no as "order", i.code as item, i.barcode, i.name, i.spec, i.unit,
           l.ordered_each as "orderedEach", l.allocated_each as "allocatedEach",
           coalesce(k.picked_each, l.allocated_each) as "pickedEach", l.unit_price_fen as "unitPriceFen",
           l.discount_fen as "discountFen", l.is_gift as "isGift", l.is_weighed as "isWeighed", k.reason
    from delivery_lines l
    join items i on i.id = l.item_id
    left join orders o on o.id = l.order_id
    left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
    where l.delivery_id = ${deliveryId} order by l.line_no`;
  return lines.map((line) => {
    const amounts = amountsOf(line, isPicked ? line.pickedEach : line.allocatedEach);
    return { ...line, pickedEach: isPicked ? line.pickedEach : 0, ...amounts };
  });
}
