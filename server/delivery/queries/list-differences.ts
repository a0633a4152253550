import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import type { DifferenceStatus, DifferenceType } from "@/server/delivery/rules/differences";
import type { ListDifferencesInput } from "@/server/delivery/schema";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface DifferenceRow {
  difference: string;
  delivery: string;
  store: string;
  storeName: string;
  dc: string;
  status: DifferenceStatus;
  lines: number;
  /** What the store photographed, the first one first. */
  photos: number[];
  /** The first few of them by name, as claimed. */
  items: DifferenceItem[];
  /** Null until decided. */
  creditFen: number | null;
  isAutomatic: boolean;
  reportedBy: string;
  reportedAt: Date;
  decidedAt: Date | null;
}

export interface DifferenceItem {
  name: string;
  type: DifferenceType;
  qtyEach: number;
  /** Null until decided, as is the money. */
  acceptedEach: number | null;
  creditFen: number | null;
  isWeighed: boolean;
}

/** How many lines of a note a list names. */
const itemsNamed = 5;

interface Found extends Omit<DifferenceRow, "reportedAt" | "decidedAt"> {
  id: number;
  reportedAt: string;
  decidedAt: string | null;
}

/** Difference notes of the stores and DCs that the actor may see, newest first. */
export async function listDifferences(
  db: DbOrTx,
  actor: Actor,
  input: ListDifferencesInput,
): Promise<Page<DifferenceRow>> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, Number.MAX_SAFE_INTEGER);
  const found = await sql<Found[]>`
    select n.id, n.difference_no as difference, d.delivery_no as delivery, s.code as store, s.name as "storeName",
           c.code as dc, n.status, n.credit_fen as "creditFen", n.is_automatic as "isAutomatic",
           (select count(*)::int4 from difference_lines l where l.difference_id = n.id) as lines,
           array(select p.id from photos p where p.document_type = 'difference' and p.document_id = n.id order by p.id) as photos,
           (select json_agg(json_build_object('name', i.name, 'type', l.type, 'qtyEach', l.qty_each, 'acceptedEach', l.accepted_each,
                                              'creditFen', l.credit_fen, 'isWeighed', i.is_weighed) order by l.line_no)
            from difference_lines l join items i on i.id = l.item_id
            where l.difference_id = n.id and l.line_no <= ${itemsNamed}::int4) as items,
           n.reported_by_name as "reportedBy", n.reported_at as "reportedAt", n.decided_at as "decidedAt"
    from differences n
    join deliveries d on d.id = n.delivery_id
    join stores s on s.id = d.store_id
    join dcs c on c.id = d.dc_id
    where n.id < ${before}::int8
      and (${actor.storeIds === null}::bool or d.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (${input.store ?? null}::text is null or s.code = ${input.store ?? null}::text)
      and (${input.dc ?? null}::text is null or c.code = ${input.dc ?? null}::text)
      and (${input.delivery ?? null}::text is null or d.delivery_no = ${input.delivery ?? null}::text)
      and (${input.status ?? null}::text is null or n.status = ${input.status ?? null}::text::difference_status)
    order by n.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf(found, input.limit, ({ id }) => [id]);
  return {
    rows: page.rows.map(({ id: _, reportedAt, decidedAt, ...row }) => ({
      ...row,
      reportedAt: new Date(reportedAt),
      decidedAt: decidedAt === null ? null : new Date(decidedAt),
    })),
    nextCursor: page.nextCursor,
  };
}
