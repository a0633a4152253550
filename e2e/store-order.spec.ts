import type { Page } from "@playwright/test";
import { sqlOf } from "@/db/client";
import { expect, phone, test } from "./fixtures";
import { expectAccessible, givenShop } from "./shop";
import { sendSlip } from "./slip";

const drinks = {
  COLA: { name: "可口可乐 330ml", price: "2.50", multiple: 6, pack: 24, pinyin: "kkkl" },
  TEA: { name: "冰红茶 500ml", price: "3.00", pinyin: "bhc" },
  BEER: { name: "青岛啤酒 500ml", price: "4.20", pinyin: "qdpj" },
  SMOKE: { name: "中华香烟", price: "45.00", pinyin: "zhxy", notOrderable: "直送商品" },
};

/** How much of what was seen moved since the page was opened; the browser's own measure, good below 0.1. */
const shiftedBy = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const sum = (list: PerformanceObserverEntryList) =>
          list.getEntries().reduce((moved, entry) => moved + ("value" in entry ? Number(entry.value) : 0), 0);
        new PerformanceObserver((list) => resolve(sum(list))).observe({
          type: "layout-shift",
          buffered: true,
        });
        setTimeout(() => resolve(0), 1_000);
      }),
  );

test.describe("on a phone", () => {
  test.use(phone);

  test("an owner orders with one thumb and gets the number", async ({ page, db }) => {
    const shop = await givenShop(db, { items: drinks, minimum: "30.00" });
    await shop.signIn(page);
    await expect(page.getByRole("heading", { name: "报货时间" })).toBeVisible();
    await expect(page.getByText("¥10,000.00").first()).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("link", { name: "开始报货" }).click();
    await expect(page.getByText("中华香烟")).toHaveCount(0);
    await page.getByRole("searchbox").fill("kkkl");
    await page.getByRole("button", { name: "可口可乐 330ml 加 6" }).click();
    await expect(page.getByTestId("order-amount")).toHaveText("¥15.00");
    await expect(page.getByText("距最低金额还差 ¥15.00")).toBeVisible();

    await page.getByRole("button", { name: /输入 可口可乐/ }).click();
    const keypad = page.getByRole("dialog");
    await keypad.getByRole("button", { name: "1", exact: true }).click();
    await page.keyboard.press("6");
    await keypad.getByRole("button", { name: "改为 18 瓶（下一个倍数）" }).click();
    await expect(page.getByTestId("order-amount")).toHaveText("¥45.00");
    await expectAccessible(page);

    await page.getByRole("button", { name: "去确认" }).click();
    await expect(page.getByText("已与服务器核对")).toBeVisible();
    await expectAccessible(page);
    await page.reload();
    await expect(page.getByText("已与服务器核对")).toBeVisible();
    expect(await shiftedBy(page)).toBeLessThan(0.1);
    await page.getByRole("button", { name: "提交报货单" }).click();
    await expect(page.getByText("报货单已提交")).toBeVisible();
    await expect(page.getByText(/单号 RO-S-/)).toBeVisible();
    await expect(page.getByText("可口可乐 330ml", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test("what may not be ordered says why and is not added", async ({ page, db }) => {
    const shop = await givenShop(db, { items: drinks });
    await shop.signIn(page);
    await page.goto("/store/order");
    await page.getByRole("button", { name: "扫码", exact: true }).click();
    const box = page.getByRole("textbox", { name: "扫码或输入编码" });
    await box.fill(shop.barcode("SMOKE"));
    await box.press("Enter");
    await expect(page.getByText("中华香烟：直送商品，不能报货。")).toBeVisible();
    await expect(page.getByTestId("order-amount")).toHaveText("¥0.00");
    await box.fill(shop.barcode("TEA"));
    await box.press("Enter");
    await expect(page.getByText("冰红茶 500ml：本单 1 瓶")).toBeVisible();
    await expect(page.getByTestId("order-amount")).toHaveText("¥3.00");
  });

  test("a short balance warns, does not stop, and leads to a deposit of the shortfall", async ({
    page,
    db,
  }) => {
    const shop = await givenShop(db, { items: drinks, balance: "20.00" });
    await shop.signIn(page);
    await page.goto("/store/order");
    for (let n = 0; n < 10; n += 1) await page.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
    await page.getByRole("button", { name: "去确认" }).click();
    await expect(page.getByRole("heading", { name: "余额不足，差 ¥10.00" })).toBeVisible();
    await page.getByRole("button", { name: "仍然提交" }).click();
    await expect(page.getByText("报货单已提交")).toBeVisible();
    await page.getByRole("link", { name: "存入 ¥10.00" }).click();
    await expect(page.getByLabel("金额")).toHaveValue("10.00");
    await expectAccessible(page);
    await sendSlip(page, { r: 120, g: 40, b: 200 });
    await expectAccessible(page);
  });
});

test("at a desk the keyboard is enough, and a double click is one order", async ({ page, db }) => {
  const shop = await givenShop(db, { items: drinks });
  await shop.signIn(page);
  await page.goto("/store/order");
  await expect(page.getByText("可口可乐 330ml")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("bhc");
  await expect(page.getByText("可口可乐 330ml")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("order-amount")).toHaveText("¥36.00");
  await page.keyboard.type(shop.barcode("BEER"));
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("order-amount")).toHaveText("¥40.20");
  await expectAccessible(page);

  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByText("已与服务器核对")).toBeVisible();
  await page.getByRole("button", { name: "提交报货单" }).dblclick();
  await expect(page.getByText("报货单已提交")).toBeVisible();
  expect(await ordersOf(shop.store)).toBe(1);

  await page.getByRole("button", { name: "撤回" }).click();
  await page.getByRole("button", { name: "撤回报货单" }).click();
  await expect(page.getByText("草稿", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "继续这张草稿" }).click();
  await expect(page.getByText("已加入 2 行。")).toBeVisible();
  await expect(page.getByTestId("order-amount")).toHaveText("¥40.20");
  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByText("已与服务器核对")).toBeVisible();
  await page.getByRole("button", { name: "提交报货单" }).click();
  await expect(page.getByText("报货单已提交")).toBeVisible();
  await page.goto("/store/orders");
  await expect(page.getByText("作废", { exact: true })).toBeVisible();
  await expect(page.getByText("草稿", { exact: true })).toHaveCount(0);

  async function ordersOf(store: string): Promise<number> {
    const [row] = await sqlOf(db)<{ count: number }[]>`
      select count(*)::int4 as count from orders o join stores s on s.id = o.store_id where s.code = ${store}`;
    return row?.count ?? 0;
  }
});

test("without network one looks over the order, it stays on the device and is sent once", async ({
  page,
  db,
  context,
}) => {
  const shop = await givenShop(db, { items: drinks });
  await shop.signIn(page);
  await page.goto("/store/order");
  await page.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
  await expect(page.getByTestId("order-amount")).toHaveText("¥3.00");

  await context.setOffline(true);
  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByRole("heading", { name: "确认报货单" })).toBeVisible();
  await page.getByRole("link", { name: "返回选商品" }).click();
  await page.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
  await expect(page.getByTestId("order-amount")).toHaveText("¥6.00");
  await page.getByRole("button", { name: "去确认" }).click();
  await page.getByRole("button", { name: "提交报货单" }).click();
  await expect(page.getByText("没有收到回复，尚不知道报货单是否已送达。")).toBeVisible();
  await expect(page.getByText("报货单已提交")).toHaveCount(0);

  await context.setOffline(false);
  await page.reload();
  await expect(page.getByText("没有收到回复，尚不知道报货单是否已送达。")).toBeVisible();
  await page.getByRole("button", { name: "再次提交" }).click();
  await expect(page.getByText("报货单已提交")).toBeVisible();
  await page.goto("/store/order");
  await expect(page.getByTestId("order-amount")).toHaveText("¥0.00");
});

test("a session that ended on the way keeps the order, which is sent after signing in again", async ({
  page,
  db,
  context,
}) => {
  const shop = await givenShop(db, { items: drinks });
  await shop.signIn(page);
  await page.goto("/store/order");
  await page.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByText("已与服务器核对")).toBeVisible();
  await context.clearCookies();
  await page.getByRole("button", { name: "提交报货单" }).click();
  await expect(page.getByText("登录已失效。")).toBeVisible();
  await shop.signIn(page);
  await page.goto("/store/order?step=review");
  await page.getByRole("button", { name: "再次提交" }).click();
  await expect(page.getByText("报货单已提交")).toBeVisible();
});

test("every row says what its DC has", async ({ page, db }) => {
  const shop = await givenShop(db, {
    items: { ...drinks, TEA: { ...drinks.TEA, stock: 3 }, BEER: { ...drinks.BEER, stock: 0 } },
  });
  await shop.signIn(page);
  await page.goto("/store/order");
  await expect(page.getByText("旅程仓有货")).toBeVisible();
  await expect(page.getByText("旅程仓仅剩 3")).toBeVisible();
  await expect(page.getByText("旅程仓无货")).toBeVisible();
});

test("lines that HQ stopped meanwhile are named and removed with one button", async ({ page, db }) => {
  const shop = await givenShop(db, { items: drinks });
  await shop.signIn(page);
  await page.goto("/store/order");
  await page.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
  await page.getByRole("button", { name: "青岛啤酒 500ml 加 1" }).click();
  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByText("已与服务器核对")).toBeVisible();

  await shop.changeItems({ ...drinks, TEA: { ...drinks.TEA, notOrderable: "召回" } });
  await page.getByRole("button", { name: "提交报货单" }).click();
  await expect(page.getByText("报货单未被接受：有 1 行现在不能报货，已在下方标出。")).toBeVisible();
  await page.getByRole("button", { name: "删除这 1 行" }).first().click();
  await expect(page.getByText("冰红茶 500ml")).toHaveCount(0);
  await page.getByRole("button", { name: "提交报货单" }).click();
  await expect(page.getByText("报货单已提交")).toBeVisible();
});
