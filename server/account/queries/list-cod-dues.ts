import { type DbOrTx, sqlOf } from "@/db/client";
import { refuse } from "@/server/account/errors";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

export interface CodDues {
  store: string;
  /** Null: the store does not settle on delivery. */
  limit: string | null;
  unpaid: string;
  rows: { delivery: string; status: string; amount: string; since: string }[];
}

const rowsMax = 500;

interface DueRow {
  delivery: string;
  status: string;
  amountFen: number;
  totalFen: number;
  since: string;
}

/** What a cash-on-delivery store owes, delivery by delivery, oldest first (R05), at most 500. Refused: `store/unknown`, out of reach. */
export async function listCodDues(db: DbOrTx, actor: Actor, input: { store: string }): Promise<CodDues> {
  mustBeAbleTo(actor, "account.read");
  const sql = sqlOf(db);
  const [store] = await sql<{ id: number; limitFen: number | null }[]>`
    select id, case when settlement = 'cod' then cod_limit_fen end as "limitFen" from stores where code = ${input.store}`;
  if (!store) throw refuse("store/unknown", input);
  mustReachStore(actor, store.id);
  const dues = await sql<DueRow[]>`
    select d.delivery_no as delivery, d.status, c.amount_fen as "amountFen", c.created_at as since,
           sum(c.amount_fen) over ()::int8 as "totalFen"
    from cod_dues c join deliveries d on d.id = c.delivery_id
    where c.store_id = ${store.id}::int4 and c.status = 'open'
    order by c.delivery_id limit ${rowsMax}`;
  return {
    store: input.store,
    limit: store.limitFen === null ? null : formatFen(store.limitFen),
    unpaid: formatFen(dues[0]?.totalFen ?? 0),
    rows: dues.map(({ amountFen, totalFen: _, since, ...row }) => ({
      ...row,
      amount: formatFen(amountFen),
      since: instantText(new Date(since)),
    })),
  };
}
