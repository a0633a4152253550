import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findStore } from "@/server/store-stock";

export interface StoreTags {
  store: string;
  /** Its labels are electronic: nothing is printed for it. */
  isElectronic: boolean;
  /** Tags that wait: for a print, or for the system of its labels. */
  waiting: number;
}

/** How a store's price tags come to its shelves (2.10). Refused: `store-stock/unknown-store`, a store out of reach. */
export async function getStoreTags(db: DbOrTx, actor: Actor, input: { store: string }): Promise<StoreTags> {
  mustBeAbleTo(actor, "tag.read");
  const { id, code } = await findStore(db, actor, input.store);
  const [row] = await sqlOf(db)<Omit<StoreTags, "store">[]>`
    select coalesce((select is_electronic from store_tag_settings where store_id = ${id}::int4), false) as "isElectronic",
           (select count(*)::int4 from tags where store_id = ${id}::int4 and status = 'pending') as waiting`;
  return { store: code, isElectronic: row?.isElectronic ?? false, waiting: row?.waiting ?? 0 };
}
