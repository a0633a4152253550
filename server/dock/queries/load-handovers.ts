import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Pieces } from "@/server/dock/rules/handover";
import type { handoverNoteKinds } from "@/server/dock/schema";

/** What was missing or damaged, and its photos. */
export interface HandoverNote {
  note: number;
  kind: (typeof handoverNoteKinds)[number];
  code: string;
  remark: string;
  photos: number[];
}

/** What a driver gave to a store and took back. */
export interface Handover {
  /** The phone's own id; photos are put to it. */
  handover: string;
  store: string;
  dc: string;
  given: Pieces;
  back: Omit<Pieces, "cases">;
  notes: HandoverNote[];
  signedBy: string;
  /** An SVG path in a field of 600 × 200. */
  signature: string;
  remark: string;
  by: string;
  at: Date;
}

interface Row extends Omit<Handover, "given" | "back" | "at">, Pieces {
  backTotes: number;
  backCages: number;
  backIceBoxes: number;
  at: string;
}

/** The handovers of a wave, of one store or DC when told; the caller has shown that they are within reach. */
export async function loadHandovers(
  db: DbOrTx,
  waveId: number,
  { stores, dc }: { stores?: readonly string[]; dc?: string } = {},
): Promise<Handover[]> {
  const sql = sqlOf(db);
  const rows = await sql<Row[]>`
    select h.own_id as handover, s.code as store, c.code as dc, h.cases, h.totes, h.cages, h.ice_boxes as "iceBoxes",
           h.back_totes as "backTotes", h.back_cages as "backCages", h.back_ice_boxes as "backIceBoxes",
           h.signed_by_name as "signedBy", h.signature, h.remark, h.handed_by_name as by, h.handed_at as at,
           (select coalesce(json_agg(json_build_object('note', n.note_no, 'kind', n.kind, 'code', n.code, 'remark', n.remark,
              'photos', (select coalesce(json_agg(p.id order by p.id), '[]') from photos p where p.document_type = 'handover'
                           and p.document_id = h.id and p.version = n.note_no)) order by n.note_no), '[]')
            from handover_notes n where n.handover_id = h.id) as notes
    from handovers h join stores s on s.id = h.store_id join dcs c on c.id = h.dc_id
    where h.wave_id = ${waveId} and (${dc ?? null}::text is null or c.code = ${dc ?? null}::text)
      and (${stores === undefined}::bool or s.code = any(${texts(stores ?? [])}::text[]))
    order by h.id`;
  return rows.map(({ cases, totes, cages, iceBoxes, backTotes, backCages, backIceBoxes, at, ...rest }) => ({
    ...rest,
    given: { cases, totes, cages, iceBoxes },
    back: { totes: backTotes, cages: backCages, iceBoxes: backIceBoxes },
    at: new Date(at),
  }));
}
