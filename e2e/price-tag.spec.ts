import { systemActor } from "@/server/auth";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { generateWave } from "@/server/pool";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, phone, test } from "./fixtures";
import { givenOrder } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = {
  COLA: { name: "可口可乐 330ml", price: "2.50" },
  TEA: { name: "冰红茶 500ml", price: "3.00" },
};

// The way of 2.10 and 2.11: the till first, the tag with the next delivery, closed when it is there.
test("an owner changes a price; its tag is printed with the wave and comes with the delivery", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const owner = await enter(shop.login, phone);
  await owner.goto("/store/prices/new");
  const scan = owner.getByRole("textbox", { name: "扫要变价的商品" });
  await scan.fill(shop.barcode("COLA"));
  await scan.press("Enter");
  const pad = owner.getByRole("dialog", { name: "可口可乐 330ml" });
  await pad.getByLabel("新价格").fill("3.80");
  await expectAccessible(owner);
  await pad.getByRole("button", { name: "改为 ¥3.80" }).click();
  await owner.getByRole("button", { name: "立即生效（1）" }).click();
  const sure = owner.getByRole("dialog", { name: "立即更改 1 个价格？" });
  await sure.getByRole("button", { name: "立即变价" }).click();
  await expect(owner.getByText("已生效")).toBeVisible();
  await expectAccessible(owner);
  await owner.goto("/store/tags");
  await expect(owner.getByText("有 1 个价签待更换；收银机已按现价收款。")).toBeVisible();
  await expect(owner.getByText("待打印")).toBeVisible();

  // What it delivers is something else: the tag comes all the same.
  await givenOrder(db, shop, shop.store, { TEA: 4 });
  const now = new Date();
  const run = await generateWave(db, systemActor, { route: shop.route }, now);
  expect(run.tags).toEqual({ stores: 1, count: 1 });
  const wave = run.wave ?? "";
  await releaseWave(db, systemActor, { wave }, now);
  const planner = await enter(await givenPerson(db, "planner", { dcs: [shop.dc] }));
  await planner.goto(`/print/waves/${wave}/tags`);
  await expect(planner.getByText("1 家门店，1 个价签待打印")).toBeVisible();
  await planner.getByRole("button", { name: "打印 1 个" }).click();
  const tag = planner.getByRole("article");
  await expect(tag).toContainText("可口可乐 330ml");
  await expect(tag).toContainText("3.80");
  await expect(planner.getByText("没有待打印的价签。")).toBeVisible();

  await confirmWave(db, systemActor, { wave, exceptions: [] }, now);
  await approveWave(db, systemActor, { wave }, now);
  const delivery = run.deliveries[0]?.delivery ?? "";
  await dispatchDelivery(db, systemActor, { delivery }, now);
  await owner.goto("/store/tags");
  await expect(owner.getByText("在途")).toBeVisible();
  await deliverDelivery(db, systemActor, { delivery }, now);
  await owner.reload();
  await expect(owner.getByText("没有待更换的价签")).toBeVisible();
});
