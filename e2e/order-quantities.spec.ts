import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { givenShop } from "./shop";

const drinks = {
  COLA: { name: "可口可乐 330ml", price: "2.50", pinyin: "kkkl" },
  TEA: { name: "冰红茶 500ml", price: "3.00", pinyin: "bhc" },
};

const quantity = (page: Page, item: string) =>
  page.getByRole("textbox", { name: `${item} 的数量`, exact: true });
/** How many lines of a draft the device keeps. */
const keptLines = (page: Page) =>
  page.evaluate(() => {
    const kept = Object.entries(localStorage).filter(([key]) => key.startsWith("storeline.order-draft."));
    return kept.flatMap(([, text]) => JSON.parse(text).lines).length;
  });
const amount = (page: Page) => page.getByTestId("order-amount");

// Guarantees what an owner's hands do to quantities: nothing is misread in silence, nothing goes from under the hand.
test("what is no quantity is said in its place, and what was taken out can be put back", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, { items: drinks });
  await shop.signIn(page);
  await page.goto("/store/order");
  await page.getByRole("button", { name: "可口可乐 330ml 加 1" }).click();
  await page.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
  await page.getByRole("button", { name: /^本单/ }).click();

  const cola = quantity(page, "可口可乐 330ml");
  await cola.focus();
  await page.keyboard.type("12.5");
  await expect(cola).toHaveAccessibleDescription("请输入整数，仍为 1");
  await page.keyboard.press("Tab");
  await expect(cola).toHaveValue("1");
  await expect(amount(page)).toHaveText("¥5.50");

  await cola.focus();
  await page.keyboard.press("Backspace");
  await expect(amount(page)).toHaveText("¥3.00");
  // The rest of the page follows a moment after the key; the field is still under the hand.
  await expect(page.getByRole("button", { name: "本单（1）" })).toBeVisible();
  await expect(cola).toBeFocused();
  await page.keyboard.type("4");
  await expect(amount(page)).toHaveText("¥13.00");
  await page.keyboard.press("Control+-");
  await expect(cola).toHaveValue("4");
});

test("two tabs are one draft, also when the page left the order in between", async ({
  page,
  db,
  context,
}) => {
  const shop = await givenShop(db, { items: drinks });
  await shop.signIn(page);
  await page.goto("/store/order");
  await page.getByRole("button", { name: "可口可乐 330ml 加 1" }).click();
  await expect(amount(page)).toHaveText("¥2.50");
  await page.getByRole("link", { name: "资金" }).click();
  await expect(amount(page)).toHaveCount(0);

  const other = await context.newPage();
  await other.goto("/store/order");
  await expect(amount(other)).toHaveText("¥2.50");
  await other.getByRole("button", { name: "冰红茶 500ml 加 1" }).click();
  await expect(amount(other)).toHaveText("¥5.50");
  await expect.poll(() => keptLines(other)).toBe(2);

  await page.getByRole("link", { name: "报货", exact: true }).click();
  await expect(amount(page)).toHaveText("¥5.50");
});

test("a list is walked from the search, and the highlight stays in sight", async ({ page, db }) => {
  const shelf = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [
      `I${n}`,
      { name: `饮料 ${n + 1} 号`, price: "3.00", pinyin: "yl" },
    ]),
  );
  const shop = await givenShop(db, { items: shelf });
  await shop.signIn(page);
  await page.goto("/store/order");
  await page.getByRole("searchbox").focus();
  for (let n = 0; n < 40; n += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("7");
  await expect(amount(page)).toHaveText("¥21.00");
  await expect(page.locator("input:focus")).toHaveValue("7");
  await expect(page.locator("input:focus")).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("饮料");
  await expect(page.getByRole("button", { name: "饮料 1 号", exact: true })).toBeInViewport();
});
