import { systemActor } from "@/server/auth";
import { runProof } from "@/server/proof";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { expect, phone, test } from "./fixtures";
import { givenThere } from "./floor";
import { expectAccessible, givenShop } from "./shop";

const items = {
  COLA: { name: "可口可乐 330ml", price: "2.50" },
  TEA: { name: "冰红茶 500ml", price: "3.00" },
};

// The way of 2.12 on a phone: blind, far-off figures twice, and nothing posted before it was looked over.
test("an owner counts, counts again what is far off, looks over what is missing, and posts it", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await givenThere(db, shop, { COLA: 48, TEA: 20 });
  const { stocktake } = await openStocktake(
    db,
    systemActor,
    { store: shop.store, kind: "full", scope: "" },
    new Date(),
  );
  const owner = await enter(shop.login, phone);
  await owner.goto(`/store/counts/${stocktake}`);
  const count = async (name: string, qty: string) => {
    await owner.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    const pad = owner.getByRole("dialog", { name });
    for (const digit of qty) await pad.getByRole("button", { name: digit, exact: true }).click();
    await pad.getByRole("button", { name: new RegExp(`^记下 ${qty}`) }).click();
  };
  await count("可口可乐 330ml", "20");
  await expect(owner.getByText("1 个商品与账面相差较大", { exact: false })).toBeVisible();
  await expect(owner.getByRole("button", { name: "结束盘点（已盘 0 / 2）" })).toBeDisabled();
  await count("可口可乐 330ml", "20");
  await expect(owner.getByText("1 个商品与账面相差较大", { exact: false })).toBeHidden();
  await owner.getByRole("button", { name: "结束盘点（已盘 1 / 2）" }).click();
  const asking = owner.getByRole("dialog", { name: "还有 1 个商品没有盘，现在结束？" });
  await expectAccessible(owner);
  await asking.getByRole("button", { name: "继续盘点" }).click();
  await count("冰红茶 500ml", "21");
  await owner.getByRole("button", { name: "结束盘点（已盘 2 / 2）" }).click();
  await owner.getByRole("dialog", { name: "盘完了吗？" }).getByRole("button", { name: "查看差异" }).click();
  await expect(owner.getByText("尚未过账", { exact: false })).toBeVisible();
  await expect(owner.getByText("1 个商品28 件")).toBeVisible();
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "过账 −¥67.00" }).click();
  await expect(owner.getByText(`${stocktake} 已过账。`)).toBeVisible();
  await owner.goto(`/store/stock/${shop.code("COLA")}`);
  await expect(owner.getByText("20").first()).toBeVisible();
  const { checks } = await runProof(db);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
