import type { BrowserContext, Page } from "@playwright/test";
import { sqlOf } from "@/db/client";
import { expect, phone, test } from "./fixtures";
import { expectAccessible, givenShop } from "./shop";

test.use(phone);

/** A shop with a hundred items, called 饮料 1, 饮料 2, … */
const shelf = Object.fromEntries(
  Array.from({ length: 100 }, (_, n) => [
    `I${n}`,
    { name: `饮料 ${n + 1} 号`, price: "3.00", pinyin: `yl${n + 1}h` },
  ]),
);

/** The page is kept once the browser has it and all that it needs. */
async function kept(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const pages = await caches.open("storeline-pages-1");
          const page = await pages.match("/store/order");
          return page?.headers.get("x-kept-store");
        }),
      { timeout: 30_000 },
    )
    .toBeTruthy();
}

const rows = (page: Page) => page.getByRole("list", { name: "商品", exact: true }).getByRole("listitem");
/** Finds an item by its pinyin initials and orders one. */
async function order(page: Page, n: number): Promise<void> {
  await page.getByRole("searchbox").fill(`yl${n}h`);
  await page.getByRole("button", { name: `饮料 ${n} 号 加 1`, exact: true }).click();
}

// Guarantees the journey of a shop's afternoon: sixty lines on a phone, the network gone in the middle, nothing lost.
test("sixty lines on a phone, without network in the middle, come to the server once", async ({
  page,
  db,
  context,
}) => {
  test.setTimeout(300_000);
  const shop = await givenShop(db, { items: shelf });
  await shop.signIn(page);
  await page.goto("/store/order");
  await expect(rows(page).first()).toBeVisible();
  await kept(page);
  for (let n = 1; n <= 25; n += 1) await order(page, n);

  await context.setOffline(true);
  for (let n = 26; n <= 40; n += 1) await order(page, n);
  await expect(page.getByText("无网络，已保存在本机", { exact: false })).toBeVisible();
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByText("40 行", { exact: true })).toBeVisible();
  for (let n = 41; n <= 60; n += 1) await order(page, n);
  await expect(page.getByTestId("order-amount")).toHaveText("¥180.00");
  await expectAccessible(page);

  await page.getByRole("button", { name: "去确认" }).click();
  await expect(page.getByRole("heading", { name: "确认报货单" })).toBeVisible();
  await page.getByRole("button", { name: "提交报货单" }).click();
  await expect(page.getByText("没有收到回复，尚不知道报货单是否已送达。")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "确认报货单" })).toBeVisible();
  await expect(page.getByText("报货单已提交")).toHaveCount(0);
  expect(await ordersOf(shop.store)).toEqual([]);

  await context.setOffline(false);
  await page.getByRole("button", { name: "再次提交" }).click();
  await expect(page.getByText("报货单已提交")).toBeVisible();
  expect(await ordersOf(shop.store)).toEqual([60]);

  async function ordersOf(store: string): Promise<number[]> {
    const found = await sqlOf(db)<{ lines: number }[]>`
      select o.line_count as lines from orders o join stores s on s.id = o.store_id where s.code = ${store}`;
    return found.map(({ lines }) => lines);
  }
});

test("a phone that dies keeps what was typed, and the page opens again without network", async ({
  page,
  db,
  context,
}) => {
  const shop = await givenShop(db, { items: shelf });
  await shop.signIn(page);
  await page.goto("/store/order");
  await kept(page);
  await order(page, 7);
  await page.close();

  await context.setOffline(true);
  const again = await context.newPage();
  await again.goto("/store/order");
  await expect(again.getByTestId("order-amount")).toHaveText("¥3.00");
  await expect(again.getByText("无网络，已保存在本机", { exact: false })).toBeVisible();
  await again.goto("/store/account");
  await expect(again.getByRole("heading", { name: "没有网络" })).toBeVisible();
  await again.getByRole("link", { name: "继续报货" }).click();
  await expect(again.getByTestId("order-amount")).toHaveText("¥3.00");
});

test("who signs out leaves no page behind", async ({ page, db, context }) => {
  const shop = await givenShop(db, { items: shelf });
  await shop.signIn(page);
  await page.goto("/store/order");
  await kept(page);
  await signOut(page, context);
  await expect.poll(() => page.evaluate(() => caches.has("storeline-pages-1"))).toBe(false);
});

async function signOut(page: Page, context: BrowserContext): Promise<void> {
  await context.clearCookies();
  await page.goto("/sign-in");
}
