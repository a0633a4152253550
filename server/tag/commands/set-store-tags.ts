import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { findStore } from "@/server/store-stock";
import type { SetStoreTagsInput } from "@/server/tag/schema";

/** Says whether a store's labels are electronic: then nothing is printed for it any more. What is on paper already still comes. */
export async function setStoreTags(
  db: DbOrTx,
  actor: Actor,
  input: SetStoreTagsInput,
  now: Date,
): Promise<{ store: string; isElectronic: boolean }> {
  mustBeAbleTo(actor, "price.configure");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    await sqlOf(tx)`
      insert into store_tag_settings (store_id, is_electronic) values (${store.id}::int4, ${input.isElectronic}::bool)
      on conflict (store_id) do update set is_electronic = excluded.is_electronic`;
    const after = { isElectronic: input.isElectronic };
    await recordEvent(
      tx,
      actor,
      { type: "store.tags_set", documentType: "store", documentId: store.id, after },
      now,
    );
    return { store: store.code, ...after };
  });
}
