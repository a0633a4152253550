import { type Db, sqlOf } from "@/db/client";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import type { ConfirmWaveInput } from "@/server/wave/schema";
import { givenWave, now, person } from "./given-delivery";

type Short = Omit<ConfirmWaveInput["exceptions"][number], "delivery">;

/** One store's delivery order, picked (short where told) and approved: goods and money have moved. Answers its number. */
export async function givenApproved(
  db: Db,
  store: string,
  lines: Record<string, number>,
  shorts: readonly Short[] = [],
  at = now,
): Promise<string> {
  const planner = person("planner");
  const { wave, deliveries } = await givenWave(db, [{ store, lines }], at);
  const [delivery = ""] = deliveries;
  await releaseWave(db, planner, { wave }, at);
  const exceptions = shorts.map((short) => ({ ...short, delivery }));
  await confirmWave(db, planner, { wave, exceptions }, at);
  await approveWave(db, planner, { wave }, at);
  return delivery;
}

/** The same, dispatched and signed for. */
export async function givenDelivered(
  db: Db,
  store: string,
  lines: Record<string, number>,
  shorts: readonly Short[] = [],
  at = now,
): Promise<string> {
  const delivery = await givenApproved(db, store, lines, shorts, at);
  await dispatchDelivery(db, person("loader"), { delivery }, at);
  await deliverDelivery(db, person("loader"), { delivery }, at);
  return delivery;
}

/** What differences and reversals move of one store: its account, its due, its stock of an item and the DC's. */
export async function storeFigures(db: Db, store: string, item = "I0") {
  const sql = sqlOf(db);
  const [figures] = await sql<
    { balanceFen: number | null; dueFen: number; storeEach: number; dcEach: number }[]
  >`
    select (select a.balance_fen from accounts a where a.id = s.account_id) as "balanceFen",
           (select coalesce(sum(amount_fen), 0)::int8 from cod_dues where store_id = s.id and status <> 'void') as "dueFen",
           coalesce((select on_hand_each from store_stock where store_id = s.id and item_id = i.id), 0)::int8 as "storeEach",
           (select sum(on_hand_each)::int8 from dc_stock where item_id = i.id) as "dcEach"
    from stores s cross join items i where s.code = ${store} and i.code = ${item}`;
  return figures;
}
