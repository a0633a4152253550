import { type Db, sqlOf } from "@/db/client";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import type { Cast } from "../demo";

/**
 * Early this morning the shop of S001 found a case less than was booked in, and four pieces of it broken: too much for the rule of
 * small notes, so the DC has to decide.
 */
export async function claimThisMorning(db: Db, cast: Cast, now: Date): Promise<void> {
  const [found] = await sqlOf(db)<{ delivery: string; item: string; pack: number }[]>`
    select d.delivery_no as delivery, i.code as item, i.case_pack_each as pack
    from deliveries d join delivery_lines l on l.delivery_id = d.id join items i on i.id = l.item_id
    join stores s on s.id = d.store_id
    where s.code = 'S001' and d.status = 'delivered' and d.pick_type = 'case' and not l.is_gift and not i.is_weighed
      and l.allocated_each >= i.case_pack_each + 4 order by l.allocated_each desc, i.code limit 1`;
  if (!found) return;
  const { delivery, item, pack } = found;
  const lines = [
    { item, type: "short" as const, qty: pack },
    { item, type: "damaged" as const, qty: 4 },
  ];
  const remark = "点箱时少一件，另有 4 瓶破损";
  await reportDifference(db, cast("owner"), { delivery, lines, remark }, now);
}
