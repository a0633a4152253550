import { type Db, sqlOf } from "@/db/client";
import { submitReturn } from "@/server/returns";
import { submitReturnInput } from "@/server/returns/schema";
import type { Cast } from "../demo";

/**
 * What came yesterday and does not sell: a piece of the cheapest that may go back waits for the next truck, and of something that may
 * not the owner asks headquarters for an exception.
 */
export async function giveBack(db: Db, cast: Cast, now: Date): Promise<void> {
  const usual = await cheapest(db, true);
  if (usual) await send(db, cast, { item: usual, reason: "unsold", note: "" }, now);
  const other = await cheapest(db, false);
  if (other)
    await send(db, cast, { item: other, reason: "quality", note: "包装鼓胀", askHeadquarters: true }, now);
}

interface Wish {
  item: string;
  reason: "unsold" | "quality";
  note: string;
  askHeadquarters?: boolean;
}

async function send(db: Db, cast: Cast, { item, ...wish }: Wish, now: Date): Promise<void> {
  const input = submitReturnInput.parse({ store: "S001", ...wish, lines: [{ item, qty: 1 }] });
  await submitReturn(db, cast("owner"), input, now);
}

/** Of what S001 was delivered as goods by the piece. */
async function cheapest(db: Db, isReturnable: boolean): Promise<string | undefined> {
  const [found] = await sqlOf(db)<{ item: string }[]>`
    select i.code as item from deliveries d join delivery_lines l on l.delivery_id = d.id join items i on i.id = l.item_id
    join stores s on s.id = d.store_id join plan_lines p on p.plan_id = s.plan_id and p.item_id = i.id
    where s.code = 'S001' and d.approved_fen is not null and d.status <> 'reversed' and not l.is_gift and not i.is_weighed
      and p.is_returnable = ${isReturnable} order by l.unit_price_fen, i.code limit 1`;
  return found?.item;
}
