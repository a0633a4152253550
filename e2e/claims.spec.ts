import { systemActor } from "@/server/auth";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { runProof } from "@/server/proof";
import { expect, phone, test } from "./fixtures";
import { givenOnTheRoad, naming } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

// The way of U4: a claim that is too large for the rule of small notes waits for the DC, which decides beside what it knows.
test("a store's claim is decided beside its evidence, in part, and the store sees the money", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { delivery } = await givenOnTheRoad(db, shop, { COLA: 24 });
  await deliverDelivery(db, systemActor, { delivery }, new Date());
  const { difference } = await reportDifference(
    db,
    systemActor,
    { delivery, lines: [{ item: shop.code("COLA"), type: "short", qty: 12 }], remark: "少一件" },
    new Date(),
  );
  const manager = await enter(await givenPerson(db, "dc-manager", { dcs: [shop.dc] }));
  await manager.goto("/dc/differences");
  await manager.getByRole("row", { name: naming(difference) }).click();
  const claim = manager.getByRole("dialog");
  await expect(claim.getByText("少一件")).toBeVisible();
  await expect(claim.getByText("配送中心发出 24")).toBeVisible();
  await expect(claim.getByText("¥30.00")).toBeVisible();
  await expectAccessible(manager);
  await claim.getByRole("spinbutton", { name: "接受 可口可乐 330ml 的数量" }).fill("10");
  await claim.getByRole("button", { name: "按此数量接受" }).click();
  await expect(manager.getByText(`${difference} 已处理：¥25.00。`)).toBeVisible();

  const owner = await enter(shop.login, phone);
  await owner.goto(`/store/deliveries/${delivery}`);
  await expect(owner.getByText("部分接受")).toBeVisible();
  await expect(owner.getByText("¥25.00").first()).toBeVisible();
  await owner.goto("/store/messages");
  await expect(owner.getByText(`到货差异 ${difference} 部分接受`)).toBeVisible();
  const { checks } = await runProof(db);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
