import { systemActor } from "@/server/auth";
import { submitOrder } from "@/server/order";
import { generateWave } from "@/server/pool";
import { expect, test } from "./fixtures";
import { expectAccessible, givenShop } from "./shop";

test("an owner whose order is blocked is told, and one press leads to a slip for what is missing", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, {
    items: { COLA: { name: "可口可乐 330ml", price: "2.00" } },
    balance: "20.00",
  });
  const lines = [{ item: shop.code("COLA"), qty: 15 }];
  const { order } = await submitOrder(db, systemActor, { store: shop.store, lines }, new Date());
  await generateWave(db, systemActor, { route: shop.code("R") }, new Date());
  await shop.signIn(page);
  const banner = page.getByRole("main").getByRole("alert");
  await expect(banner).toContainText("前存入 ¥10.00，否则 1 张订单无法配送。");
  await expectAccessible(page);

  await page.getByRole("link", { name: "消息，1 条未读" }).locator("visible=true").click();
  await expect(page.getByText(`订单 ${order} 未能配送：差 ¥10.00`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "去存款" }).click();
  await expect(page.getByLabel("金额")).toHaveValue("10.00");
  await page.goto("/store/messages");
  await expect(page.getByRole("link", { name: "消息", exact: true }).locator("visible=true")).toBeVisible();
  await expect(page.getByRole("button", { name: "标为已读" })).toHaveCount(0);
});
