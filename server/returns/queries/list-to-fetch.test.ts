import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { collectReturn } from "@/server/returns/commands/collect-return";
import { returnsOf } from "@/server/returns/test-returns";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { listReturnsToFetch } from "./list-to-fetch";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "prepaid"]);
  await sqlOf(db)`update stores set return_policy = 'monthly', return_monthly_fen = 20000`;
  for (const store of ["S0", "S1", "S2"]) await givenDelivered(db, store, { I0: 10, I1: 10 });
});
const { send } = returnsOf(db);

test("a driver has the returns of all his stops at once, those that he collected no more", async () => {
  const loader = person("loader");
  const first = await send("S0", { I0: 2, I1: 1 });
  const second = await send("S1", { I0: 3 });
  await send("S2", { I0: 1 });
  const ready = () => listReturnsToFetch(db, loader, { stores: ["S0", "S1", "NONE"] });
  expect(await ready()).toEqual([
    { return: first.return, store: "S0", lines: 2 },
    { return: second.return, store: "S1", lines: 1 },
  ]);
  await collectReturn(db, loader, first, now);
  expect(await ready()).toEqual([{ return: second.return, store: "S1", lines: 1 }]);
  expect(await listReturnsToFetch(db, person("loader", { dcIds: [77] }), { stores: ["S1"] })).toEqual([]);
  await expect(listReturnsToFetch(db, person("owner"), { stores: ["S0"] })).rejects.toMatchObject({
    status: 403,
  });
});
