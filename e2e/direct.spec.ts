import type { Page } from "@playwright/test";
import { runProof } from "@/server/proof";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { expect, phone, test } from "./fixtures";
import { naming } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop, type Shop } from "./shop";

const items = {
  BREAD: { name: "全麦吐司", price: "8.00", stock: 0, notOrderable: "供应商直送" },
  CAKE: { name: "奶油蛋糕", price: "12.00", stock: 0, notOrderable: "供应商直送" },
};
const supplier = "晨光面包房";

/** Scans an item and types how many of it on the pad. */
async function take(owner: Page, shop: Shop, item: keyof typeof items, qty: string): Promise<void> {
  const box = owner.getByRole("textbox", { name: "扫送来的商品" });
  await box.fill(shop.barcode(item));
  await box.press("Enter");
  const pad = owner.getByRole("dialog", { name: items[item].name });
  for (const digit of qty) await pad.getByRole("button", { name: digit, exact: true }).click();
  await pad.getByRole("button", { name: `加入 ${qty} 瓶` }).click();
}

/** Waits for the page of a receipt; answers its number. */
async function receiptOf(owner: Page): Promise<string> {
  await owner.waitForURL(/\/store\/direct\/ZS-/);
  return decodeURIComponent(new URL(owner.url()).pathname.split("/").at(-1) ?? "");
}

// The way of R01 for goods that a supplier brings to the door: ordered, in part received, taken back and corrected, and once free.
test("a supplier's goods are ordered, received in part, corrected by a reversal, and received without an order", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const owner = await enter(shop.login, phone);
  const stockOf = async (item: keyof typeof items, qty: number) => {
    await owner.goto(`/store/stock/${shop.code(item)}`);
    await expect(owner.getByText(`${qty} 瓶`).first()).toBeVisible();
  };

  await test.step("the owner orders from the supplier", async () => {
    await owner.goto("/store/direct");
    await owner.getByRole("link", { name: "向供应商订货" }).click();
    await take(owner, shop, "BREAD", "24");
    await owner.getByLabel("全麦吐司 的单位成本").fill("5.30");
    await owner.getByLabel("供应商", { exact: true }).fill(supplier);
    await owner.getByLabel("预计到货日").fill(addDays(businessDayOf(new Date()), 1));
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "保存订单，共 ¥127.20" }).click();
    await expect(owner.getByText(/^ZD-.* 已保存。$/)).toBeVisible();
  });

  const wrong = await test.step("twenty of them come, at the ordered cost", async () => {
    await owner.getByRole("link", { name: naming(supplier) }).click();
    await owner.getByRole("button", { name: "已到", exact: true }).click();
    await take(owner, shop, "BREAD", "20");
    await owner.getByLabel("送货单号").fill("CG-1");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "收货入账，共 ¥106.00" }).click();
    const no = await receiptOf(owner);
    await expect(owner.getByText("¥106.00").first()).toBeVisible();
    await expectAccessible(owner);
    await stockOf("BREAD", 20);
    return no;
  });

  await test.step("the cost was wrong: taken back as a whole, corrected, received again", async () => {
    await owner.goto(`/store/direct/${wrong}`);
    await owner.getByRole("button", { name: "红冲" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("原因").fill("成本写错");
    await dialog.getByRole("button", { name: "红冲" }).click();
    await expect(owner.getByText(`${wrong} 已红冲。`)).toBeVisible();
    await stockOf("BREAD", 0);
    await owner.goto(`/store/direct/${wrong}`);
    await owner.getByRole("button", { name: "更正后重新收货" }).click();
    await owner.getByLabel("全麦吐司 的单位成本").fill("5.00");
    await owner.getByRole("button", { name: "收货入账，共 ¥100.00" }).click();
    await receiptOf(owner);
    await stockOf("BREAD", 20);
  });

  await test.step("something comes without an order; the supplier and the last cost are known", async () => {
    await owner.goto("/store/direct");
    await expect(owner.getByText("1 个商品未到")).toBeVisible();
    await owner.getByRole("link", { name: "直送收货" }).click();
    await take(owner, shop, "BREAD", "6");
    await owner.getByRole("button", { name: /^同上次 ¥5/ }).click();
    await take(owner, shop, "CAKE", "3");
    await expect(owner.getByText("请填写每种商品的单位成本。")).toBeVisible();
    await owner.getByLabel("奶油蛋糕 的单位成本").fill("7.5");
    await owner.getByRole("button", { name: supplier }).click();
    await owner.getByRole("button", { name: "收货入账，共 ¥52.50" }).click();
    await receiptOf(owner);
    await stockOf("BREAD", 26);
    await stockOf("CAKE", 3);
  });

  await test.step("headquarters see all three and order for the store; every figure equals its rows", async () => {
    const hq = await enter(await givenPerson(db, "hq"));
    await hq.goto(`/hq/stores/direct?q=${encodeURIComponent(supplier)}`);
    const row = hq.getByRole("row", { name: naming(wrong) });
    await expect(row).toContainText("¥106.00");
    await row.click();
    await expect(hq.getByRole("dialog").getByText("成本写错", { exact: false })).toBeVisible();
    await expectAccessible(hq);
    await hq.keyboard.press("Escape");

    await hq.getByRole("button", { name: "代门店订货" }).click();
    const form = hq.getByRole("dialog", { name: "代门店订货" });
    await form.getByRole("combobox", { name: "门店" }).fill(shop.store);
    await hq.getByRole("option", { name: naming(shop.store) }).click();
    await form.getByRole("button", { name: supplier }).click();
    await form.getByLabel("预计到货日").fill(addDays(businessDayOf(new Date()), 2));
    await form.getByRole("combobox", { name: "商品" }).fill(shop.code("CAKE"));
    await hq.getByRole("option", { name: naming(shop.code("CAKE")) }).click();
    await form.getByLabel("奶油蛋糕 的数量").fill("10");
    await form.getByLabel("奶油蛋糕 的单位成本").fill("7.5");
    await expectAccessible(hq);
    await form.getByRole("button", { name: "保存订单，共 ¥75.00" }).click();
    const ordered = hq.getByRole("row").filter({ hasText: shop.store }).filter({ hasText: "1 / 1" });
    await expect(ordered.first()).toContainText(supplier);
    const { checks } = await runProof(db);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
