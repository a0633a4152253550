import { column, flags, ints, texts } from "@/db/bulk";
import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import * as account from "@/server/account";
import type { Actor, Role } from "@/server/auth/actor";
import { systemActor } from "@/server/auth/actor";
import { amountsOf } from "@/server/delivery/rules";
import * as stock from "@/server/stock";

export const now = new Date("2026-03-10T09:00:00+08:00");

/** A person of that role without bounds on where. */
export const person = (role: Role, reach: Partial<Actor> = {}): Actor => ({
  ...systemActor,
  kind: "user",
  id: 1,
  name: role,
  role,
  ...reach,
});

export interface GivenLine {
  /** Index of the item. */
  item: number;
  qty: number;
  ordered?: number;
  priceFen?: number;
  discountFen?: number;
  isGift?: boolean;
}

export interface GivenDelivery {
  /** Index of the store. */
  store: number;
  pickType?: "case" | "loose";
  lines: GivenLine[];
}

export interface GivenWave {
  waveNo: string;
  waveId: number;
  numbers: string[];
  ids: number[];
}

/**
 * A small chain: one DC with items at locations, and stores that pay in advance, on delivery or not at all (direct). Item 0
 * has code `I0`, lies at `A-01`, costs 2.00; the last item is weighed. Every prepaid store has an account with 10,000.00.
 */
export async function givenChain(
  db: Db,
  kinds: readonly ("prepaid" | "cod" | "direct")[],
  itemCount = 6,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const n = kinds.length;
    await sql`insert into dcs (code, name) values ('0001', 'DC 1')`;
    await sql`insert into categories (code, name) values ('10', 'Food')`;
    await sql`insert into plans (code, name) values ('P1', 'Plan')`;
    await sql`insert into templates (code, name) values ('T1', 'Template')`;
    await sql`insert into routes (code, name) values ('R1', 'Route')`;
    await sql`
      insert into items (code, barcode, name, category_id, unit, case_pack_each, pick_type, tax_rate_bp, is_weighed)
      select 'I' || n, '690000' || lpad(n::text, 6, '0'), 'Item ' || n, 1, 'piece', 12, 'both', 1300,
             n = ${itemCount - 1}::int4
      from generate_series(0, ${itemCount - 1}::int4) n`;
    await sql`
      insert into accounts (code, name) select 'A' || n, 'Account ' || n from generate_series(1, ${n}::int4) n`;
    await sql`
      insert into stores (code, name, kind, settlement, account_id, cod_limit_fen, plan_id, template_id, route_id, stop_sequence)
      select 'S' || n, 'Store ' || n,
             (case k when 'direct' then 'direct' when 'cod' then 'independent' else 'franchise' end)::store_kind,
             (case k when 'cod' then 'cod' else 'prepaid' end)::settlement_kind,
             case k when 'prepaid' then n end, case k when 'cod' then 1000000 end, 1, 1, 1, n
      from unnest(${texts([...kinds])}::text::text[]) with ordinality as s (k, n)`;
    const cause = { type: "import" as const, id: 1 };
    await account.postEntries(
      tx,
      kinds.flatMap((kind, index) =>
        kind === "prepaid"
          ? { accountId: index + 1, amountFen: 1_000_000, reason: "opening", cause, documentNo: "IM-1" }
          : [],
      ),
      now,
    );
    await stock.receiveIntoDc(
      tx,
      Array.from({ length: itemCount }, (_, item) => ({
        dcId: 1,
        itemId: item + 1,
        location: `${"ABCDEFGH"[item % 8]}-${String((item % 20) + 1).padStart(2, "0")}-${item}`,
        qtyEach: 100_000_000,
        costMicro: 2_000_000,
        cause,
        reason: "opening",
      })),
      now,
    );
  });
}

/** A generated wave: holds placed, dues written, stock reserved, nothing released. */
export async function givenWave(db: Db, deliveries: readonly GivenDelivery[]): Promise<GivenWave> {
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const lines = deliveries.flatMap((delivery, d) =>
      delivery.lines.map((line, index) => lineOf(d, index + 1, line)),
    );
    const netFen = deliveries.map((_, d) =>
      lines.filter((line) => line.d === d).reduce((sum, line) => sum + line.netFen, 0),
    );
    const [wave] = await sql<{ id: number; waveNo: string }[]>`
      insert into waves (wave_no, route_id, deliver_on, order_count, line_count, report, created_by_name, created_at)
      select 'WV-' || (count(*) + 1), 1, '2026-03-11', ${deliveries.length}, ${lines.length}, '{}', 'planner',
             ${now.toISOString()}::text::timestamptz from waves
      returning id, wave_no as "waveNo"`;
    if (!wave) throw new Error("no wave");
    const made = await sql<{ id: number; deliveryNo: string; storeId: number; payment: string }[]>`
      insert into deliveries (delivery_no, wave_id, store_id, dc_id, account_id, settlement, pick_type, status,
                              line_count, allocated_fen, deliver_on, created_at)
      select 'DO-' || ${wave.id}::int8 || '-' || d.n, ${wave.id}::int8, s.id, 1, s.account_id, s.settlement, d.pick_type, 'created',
             d.line_count, d.fen, '2026-03-11', ${now.toISOString()}::text::timestamptz
      from unnest(${ints(column(deliveries, ({ store }) => store + 1))}::text::int4[],
                  ${texts(column(deliveries, ({ pickType }) => pickType ?? "loose"))}::text::pick_type[],
                  ${ints(column(deliveries, (d) => d.lines.length))}::text::int4[],
                  ${ints(netFen)}::text::int8[]) with ordinality as d (store_id, pick_type, line_count, fen, n)
      join stores s on s.id = d.store_id
      order by d.n
      returning id, delivery_no as "deliveryNo", store_id as "storeId",
                case when account_id is not null then 'prepaid' else settlement::text end as payment`;
    await insertLines(
      tx,
      made.map(({ id }) => id),
      lines,
    );
    await reserve(tx, made, netFen, lines);
    return {
      waveNo: wave.waveNo,
      waveId: wave.id,
      numbers: made.map(({ deliveryNo }) => deliveryNo),
      ids: made.map(({ id }) => id),
    };
  });
}

function lineOf(d: number, lineNo: number, given: GivenLine) {
  const line = {
    d,
    lineNo,
    itemId: given.item + 1,
    qtyEach: given.qty,
    orderedEach: given.ordered ?? given.qty,
    unitPriceFen: given.priceFen ?? (given.isGift ? 0 : 350),
    discountFen: given.discountFen ?? 0,
    isGift: given.isGift ?? false,
    isWeighed: false,
  };
  return { ...line, netFen: amountsOf(line, given.qty).netFen };
}

type Line = ReturnType<typeof lineOf>;

async function insertLines(tx: Tx, ids: readonly number[], lines: readonly Line[]): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    insert into delivery_lines (delivery_id, line_no, order_id, order_line_no, item_id, ordered_each, allocated_each,
                                unit_price_fen, discount_fen, is_gift, is_weighed)
    select l.delivery_id, l.line_no, l.delivery_id, l.line_no, l.item_id, l.ordered, l.allocated, l.price, l.discount,
           l.is_gift, false
    from unnest(${ints(column(lines, ({ d }) => ids[d] ?? null))}::text::int8[],
                ${ints(column(lines, ({ lineNo }) => lineNo))}::text::int2[],
                ${ints(column(lines, ({ itemId }) => itemId))}::text::int4[],
                ${ints(column(lines, ({ orderedEach }) => orderedEach))}::text::int8[],
                ${ints(column(lines, ({ qtyEach }) => qtyEach))}::text::int8[],
                ${ints(column(lines, ({ unitPriceFen }) => unitPriceFen))}::text::int8[],
                ${ints(column(lines, ({ discountFen }) => discountFen))}::text::int8[],
                ${flags(column(lines, ({ isGift }) => isGift))}::text::bool[])
         l (delivery_id, line_no, item_id, ordered, allocated, price, discount, is_gift)`;
}

async function reserve(
  tx: Tx,
  made: readonly { id: number; storeId: number; payment: string }[],
  netFen: readonly number[],
  lines: readonly Line[],
): Promise<void> {
  const sql = sqlOf(tx);
  const direct = await sql<{ id: number }[]>`select id from stores where kind = 'direct'`;
  const isDirect = new Set(direct.map(({ id }) => id));
  const paying = made.map((delivery, index) => ({ ...delivery, fen: netFen[index] ?? 0 }));
  await account.placeHolds(
    tx,
    paying
      .filter(({ storeId, payment }) => payment === "prepaid" && !isDirect.has(storeId))
      .map(({ id, storeId, fen }) => {
        return { accountId: storeId, amountFen: fen, cause: { type: "delivery" as const, id } };
      }),
    now,
  );
  await account.addCodDues(
    tx,
    paying
      .filter(({ payment }) => payment === "cod")
      .map(({ id, storeId, fen }) => ({ deliveryId: id, storeId, amountFen: fen })),
    now,
  );
  await stock.reserveDcStock(
    tx,
    lines.map(({ itemId, qtyEach }) => ({ dcId: 1, itemId, qtyEach })),
  );
}
