import { sqlOf, type Tx } from "@/db/client";
import { notify } from "@/server/notify";
import type { LockedTemplate } from "./lock-template";

/** Tells every active store of a template that its ordering times have changed at once, and why (U12). */
export async function tellStores(tx: Tx, template: LockedTemplate, reason: string, now: Date): Promise<void> {
  const stores = await sqlOf(tx)<{ id: number; store: string; storeName: string }[]>`
    select id, code as store, name as "storeName" from stores
    where template_id = ${template.id} and status = 'active' order by id`;
  await notify(
    tx,
    stores.map(({ id, store, storeName }) => ({
      to: { kind: "store" as const, id },
      template: "template.switched" as const,
      details: { store, storeName, reason },
      link: "/store",
    })),
    now,
  );
}
