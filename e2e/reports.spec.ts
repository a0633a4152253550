import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { systemActor } from "@/server/auth";
import { recordSales } from "@/server/pos";
import { runProof } from "@/server/proof";
import { businessDayOf } from "@/server/shared/business-day";
import { readSheet } from "@/server/sheet";
import { expect, phone, test } from "./fixtures";
import { givenThere, naming } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = {
  COLA: { name: "可口可乐 330ml", price: "2.50" },
  TEA: { name: "冰红茶 500ml", price: "3.00" },
};

/** Presses the export; answers the first sheet of the workbook, a list of cells a row. */
async function exported(page: Page): Promise<string[][]> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "导出 Excel" }).click();
  const file = await (await coming).path();
  const table = await readSheet(readFileSync(file), { format: "xlsx" });
  return table.map((row) => row.map(({ text }) => text));
}

// What an owner and headquarters are told a day came to is what the tills sent, on the screen and in the workbook.
test("a day's sales are in the owner's report and in that of headquarters, and in what both export", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await givenThere(db, shop, { COLA: 24, TEA: 12 });
  const at = new Date(Date.now() - 60_000);
  const day = businessDayOf(at);
  const sold = (item: keyof typeof items, qty: number, amount: number) => ({
    at: at.toISOString(),
    item: shop.code(item),
    qty,
    amount,
  });
  const sales = [sold("COLA", 4, 2_000), sold("TEA", 2, 900)];
  await recordSales(db, systemActor, { store: shop.store, batch: "journey", sales }, new Date());

  await test.step("the owner looks at the day on the phone", async () => {
    const owner = await enter(shop.login, phone);
    await owner.goto(`/store/reports?period=day&day=${day}`);
    await expect(owner.getByText("¥29.00").first()).toBeVisible();
    // Bought at 2.50 and 3.00: 16.00 of the 29.00 were paid for the goods.
    await expect(owner.getByText("¥13.00").first()).toBeVisible();
    const goods = owner.getByRole("listitem").filter({ hasText: items.COLA.name });
    await expect(goods.first()).toContainText("¥20.00");
    await expectAccessible(owner);
    const rows = await exported(owner);
    expect(rows.find(([head]) => head?.startsWith("销售额"))?.[1]).toBe("29");
    expect(rows.find(([head]) => head === "毛利 Margin")?.[1]).toBe("13");
    await owner.getByRole("tab", { name: "月" }).click();
    await expect(owner.getByText("¥29.00").first()).toBeVisible();
    await goods.first().getByRole("link").click();
    await expect(owner.getByRole("heading", { name: items.COLA.name })).toBeVisible();
  });

  await test.step("headquarters find the store among all, and open its report", async () => {
    const hq = await enter(await givenPerson(db, "hq"));
    await hq.goto(`/hq/reports?from=${day}&to=${day}&q=${shop.store}`);
    const row = hq.getByRole("row", { name: naming(shop.store) });
    await expect(row).toContainText("¥29.00");
    await expect(row).toContainText("¥13.00");
    await expectAccessible(hq);
    const rows = await exported(hq);
    const own = rows.find((cells) => cells.some((cell) => cell.includes(shop.store)));
    expect(own).toEqual(expect.arrayContaining(["29", "13"]));
    expect(rows.some((cells) => cells.some((cell) => cell.includes(shop.neighbour.store)))).toBe(false);
    await row.click();
    await expect(hq.getByRole("heading", { name: naming(shop.store) })).toBeVisible();
    await expect(hq.getByText("¥29.00").first()).toBeVisible();
    await expectAccessible(hq);
    const { checks } = await runProof(db);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
