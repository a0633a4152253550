import { type Db, sqlOf } from "@/db/client";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { recordSales } from "@/server/pos";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { submitReturnInput } from "@/server/returns/schema";
import { reverseShrinkage } from "@/server/shrinkage/commands/decide-shrinkage";
import { reportShrinkage } from "@/server/shrinkage/commands/report-shrinkage";
import { openStocktake, recordTakes, submitStocktake } from "@/server/stocktake";
import { setShelf } from "@/server/store-stock";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";

const later = new Date(now.getTime() + 3_600_000);
const [owner, hq] = [person("owner"), person("hq")];
const sale = (item: string, qty: number, amount: number, at: string) => ({ item, qty, amount, at });
const sell = (db: Db, store: string, batch: string, ...sales: ReturnType<typeof sale>[]) =>
  recordSales(db, person("pos"), { store, batch, sales }, now);

/**
 * A Tuesday of two stores. S0 got 10 × I0 and 5 kg at 3.50 each, 7 of the 10 × I1 that it wanted, one I0 of them missing; S1 is direct and
 * got 4 × I0 at what they cost its DC, 2.00. S0 sold and took back, gave back two I1, wrote one I0 off and missed another at a count.
 */
export async function givenReportDay(db: Db): Promise<void> {
  await givenChain(db, ["prepaid", "direct"]);
  await sqlOf(db)`update stores set return_policy = 'monthly', return_monthly_fen = 100000 where code = 'S0'`;
  const delivery = await givenDelivered(db, "S0", { I0: 10, MEAT: 5_000 });
  await givenDelivered(db, "S0", { I1: 10 }, [{ item: "I1", picked: 7, reason: "empty" }]);
  await givenApproved(db, "S1", { I0: 4 });
  const lost = { delivery, remark: "", lines: [{ item: "I0", type: "short" as const, qty: 1 }] };
  const { difference, status } = await reportDifference(db, owner, lost, now);
  if (status === "submitted")
    await decideDifference(db, hq, { difference, lines: [{ item: "I0", acceptedQty: 1 }] }, now);
  await sell(
    db,
    "S0",
    "a",
    sale("I0", 4, 2_000, "2026-03-09T10:00:00+08:00"),
    sale("I0", -1, -500, "2026-03-10T08:00:00+08:00"),
    sale("MEAT", 1_500, 1_200, "2026-03-10T08:10:00+08:00"),
  );
  await sell(
    db,
    "S0",
    "late",
    sale("I0", 2, 1_000, "2026-03-03T10:00:00+08:00"),
    sale("I0", 1, 500, "2026-03-05T10:00:00+08:00"),
  );
  await sell(db, "S1", "b", sale("I0", 2, 1_100, "2026-03-10T08:00:00+08:00"));
  const { return: no } = await submitReturn(
    db,
    owner,
    submitReturnInput.parse({ store: "S0", lines: [{ item: "I1", qty: 2 }] }),
    now,
  );
  await receiveReturn(
    db,
    person("dc-manager"),
    { return: no, lines: [{ item: "I1", acceptedQty: 2, damagedQty: 0 }] },
    now,
  );
  const broken = { store: "S0", reason: "damaged" as const, note: "", lines: [{ item: "I0", qty: 1 }] };
  await reportShrinkage(db, owner, broken, now);
  const { shrinkage } = await reportShrinkage(db, owner, broken, now);
  await reverseShrinkage(db, owner, { shrinkage, reason: "found whole" }, now);
  await setShelf(db, owner, { store: "S0", item: "I1", shelf: "A1" });
  const { stocktake } = await openStocktake(db, owner, { store: "S0", kind: "location", scope: "A1" }, later);
  const takes = [{ takeId: "one", item: "I1", counted: 3, agoSeconds: 60 }];
  await recordTakes(db, owner, { stocktake, takes }, later);
  await submitStocktake(db, owner, { stocktake, missing: "leave", post: true }, later);
}
