import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now } from "@/server/testing/given-delivery";
import { type RestWorld, restWorld } from "@/server/testing/rest-world";

let world: RestWorld;
beforeAll(async () => {
  world = await restWorld();
  await givenChain(world.db, ["prepaid", "prepaid"]);
  await sqlOf(world.db)`update stores set return_policy = 'monthly', return_monthly_fen = 20000`;
});
afterAll(async () => {
  await expectProof(world.db);
  await world.close();
});

interface Return {
  return: string;
  status: string;
  value: string;
  credit: string | null;
}
const at = { now };

test("sent, received and read over the wire: reserved, then used and credited, once", async () => {
  const owner = await world.as("owner", { stores: ["S0"], accounts: ["A0"] });
  const manager = await world.as("dc-manager");
  const delivery = await givenApproved(world.db, "S0", { I0: 30, I1: 10 });
  const body = {
    store: "S0",
    lines: [
      { item: "I0", qty: 10 },
      { item: "I1", qty: 2 },
    ],
  };
  const sent = await owner.send("POST", "returns", body, { ...at, key: "r1" });
  expect(sent.status).toBe(201);
  const made = sent.body as Return;
  expect(sent.headers.location).toBe(`/api/v1/returns/${made.return}`);
  expect(made).toMatchObject({ status: "approved", value: "42.00", credit: null });
  expect((await owner.send("POST", "returns", body, { ...at, key: "r1" })).body).toEqual(made);
  expect(await owner.get("stores/S0/return-quota", at)).toMatchObject({
    policy: "monthly:200.00",
    earned: "200.00",
    used: "0.00",
    reserved: "42.00",
    left: "158.00",
  });
  const over = await owner.send(
    "POST",
    "returns",
    {
      store: "S0",
      lines: [
        { item: "I0", qty: 20 },
        { item: "I1", qty: 8 },
      ],
    },
    at,
  );
  expect(over.status).toBe(201);
  const refused = await owner.send(
    "POST",
    `returns/${made.return}/receive`,
    { lines: [{ item: "I0", acceptedQty: 1 }] },
    at,
  );
  expect(refused.status).toBe(403);

  const lines = [
    { item: "I0", acceptedQty: 8 },
    { item: "I1", acceptedQty: 2 },
  ];
  const received = await manager.post<Return>(`returns/${made.return}/receive`, { lines }, at);
  expect(received).toMatchObject({
    status: "settled",
    credit: "35.00",
    lines: [
      {
        item: "I0",
        qty: 10,
        acceptedQty: 8,
        refusedQty: 2,
        credit: "28.00",
        deliveries: [{ delivery, qty: 10 }],
      },
      { item: "I1", credit: "7.00" },
    ],
  });
  expect(await manager.post(`returns/${made.return}/receive`, { lines }, at)).toEqual(received);
  expect(await owner.get(`returns/${made.return}`)).toEqual(received);
  expect(await owner.all("returns?store=S0&status=settled")).toMatchObject([
    { return: made.return, credit: "35.00" },
  ]);
  const ledger = await owner.get<{ rows: unknown[] }>("accounts/A0/entries?from=2026-03-10&to=2026-03-10");
  expect(ledger.rows.at(-1)).toMatchObject({ type: "return", document: made.return, income: "35.00" });
  const other = await world.as("owner", { stores: ["S1"] });
  expect((await other.send("GET", `returns/${made.return}`)).status).toBe(403);
  expect(await other.all("returns")).toEqual([]);
  expect((await other.send("GET", "stores/S0/return-quota")).status).toBe(403);
});

test.each([
  ["no lines", { store: "S1", lines: [] }, 400],
  ["nothing of it", { store: "S1", lines: [{ item: "I0", qty: 0 }] }, 400],
  ["an unknown field", { store: "S1", lines: [{ item: "I0", qty: 1, price: "1.00" }] }, 400],
  ["what never came", { store: "S1", lines: [{ item: "I0", qty: 1 }] }, 422],
  ["an unknown store", { store: "S9", lines: [{ item: "I0", qty: 1 }] }, 404],
])("refused: %s", async (_, body, status) => {
  expect((await world.owner.send("POST", "returns", body, at)).status).toBe(status);
});

test("over the quota: 422 with earned, used, reserved, left and asked", async () => {
  await givenApproved(world.db, "S1", { I0: 100 });
  const answer = await world.owner.send(
    "POST",
    "returns",
    { store: "S1", lines: [{ item: "I0", qty: 58 }] },
    at,
  );
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({
    code: "return/over-quota",
    details: {
      limits: [{ earned: "200.00", used: "0.00", left: "200.00", asked: "203.00", window: "month" }],
    },
  });
});
