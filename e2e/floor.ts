import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { submitOrder } from "@/server/order";
import { generateWave } from "@/server/pool";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect } from "./fixtures";
import type { Shop } from "./shop";

/** The accessible name begins anywhere with this code and goes on with something else: L-1A1 is not L-1A12. */
export const naming = (code: string) => new RegExp(`${code}(?!\\w)`);

/** Types a code as the trigger of a scanner does, wherever the focus is. */
export async function wedge(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

/** A page of a scanner that has only just come does not hear a code; what its battery has is known once it does. */
export const awake = (page: Page) => expect(page.getByRole("img", { name: /^电量 / })).toBeVisible();

/** An order of that store, as if its owner had sent it; answers the number. */
export async function givenOrder(
  db: Db,
  shop: Shop,
  store: string,
  lines: Record<string, number>,
): Promise<string> {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item: shop.code(item), qty }));
  const { order } = await submitOrder(db, systemActor, { store, lines: wanted }, new Date());
  return order;
}

/** Goods on their way to the shop, as if everybody before the driver had done their part; answers wave and delivery order. */
export async function givenOnTheRoad(
  db: Db,
  shop: Shop,
  lines: Record<string, number>,
): Promise<{ wave: string; delivery: string }> {
  await givenOrder(db, shop, shop.store, lines);
  const now = new Date();
  const run = await generateWave(db, systemActor, { route: shop.route }, now);
  const wave = run.wave ?? "";
  await releaseWave(db, systemActor, { wave }, now);
  await confirmWave(db, systemActor, { wave, exceptions: [] }, now);
  await approveWave(db, systemActor, { wave }, now);
  const delivery = run.deliveries[0]?.delivery ?? "";
  await dispatchDelivery(db, systemActor, { delivery }, now);
  return { wave, delivery };
}

/** The same goods, signed for in the shop. */
export async function givenThere(db: Db, shop: Shop, lines: Record<string, number>): Promise<void> {
  const { delivery } = await givenOnTheRoad(db, shop, lines);
  await deliverDelivery(db, systemActor, { delivery }, new Date());
}

/** Opens the pool and chooses the shop's route; answers the route's row in the tree. */
export async function chooseRoute(planner: Page, shop: Shop) {
  await planner.goto("/dc/pool");
  const row = planner
    .getByRole("navigation", { name: "线路" })
    .getByRole("link", { name: naming(shop.route) });
  await row.click();
  await expect(row).toHaveAttribute("aria-current", "true");
  return row;
}

/** The store's row on the board of the pool. */
export const pooled = (planner: Page, store: string) =>
  planner.getByRole("region", { name: "池中有货的门店" }).getByRole("row", { name: naming(store) });

/** Simulates the chosen route; answers the drawer with the report. */
export async function simulate(planner: Page) {
  await planner.getByRole("button", { name: /^试算/ }).click();
  const drawer = planner.getByRole("dialog", { name: /^试算/ });
  await expect(drawer.getByText(/的试算结果/)).toBeVisible();
  return drawer;
}

/** Generates what was simulated for so many stores and opens the wave. A double click leaves the question open, unanswered. */
export async function generate(planner: Page, stores: number): Promise<void> {
  const press = `生成 ${stores} 家门店`;
  await planner.getByRole("dialog", { name: /^试算/ }).getByRole("button", { name: press }).dblclick();
  await planner
    .getByRole("dialog", { name: /^生成 / })
    .getByRole("button", { name: press })
    .click();
  const result = planner.getByRole("dialog", { name: /^已生成/ });
  await result.getByRole("link", { name: /^打开 WV-/ }).click();
  await expect(planner.getByRole("heading", { name: /^WV-/ })).toBeVisible();
}

/** Hands the open wave to the floor. */
export async function release(planner: Page, deliveries: number): Promise<void> {
  await planner.getByRole("button", { name: `下发 ${deliveries} 张配送单` }).click();
  await expect(planner.getByText(/^已下发，共 \d+ 个拣货任务/)).toBeVisible();
}

interface Exception {
  store: string;
  /** As the scanner reads it. */
  barcode: string;
  picked: number;
  reason: string;
}

/** Confirms the open wave as printed except one line. */
export async function confirmExcept(planner: Page, { store, barcode, picked, reason }: Exception) {
  await planner.getByRole("button", { name: "确认拣货" }).click();
  const drawer = planner.getByRole("dialog", { name: /^确认拣货/ });
  await drawer.getByRole("combobox", { name: "拣货单" }).fill(store);
  await planner.getByRole("option", { name: naming(store) }).click();
  await drawer.getByRole("combobox", { name: "商品" }).fill(barcode);
  await planner.getByRole("option", { name: naming(barcode) }).click();
  await drawer.getByRole("textbox", { name: /^实拣数量/ }).fill(String(picked));
  await drawer.getByRole("combobox", { name: "原因" }).click();
  await planner.getByRole("option", { name: reason }).click();
  await drawer.getByRole("button", { name: "加入" }).click();
  await drawer.getByRole("button", { name: "除 1 行外按打印确认" }).click();
  await expect(planner.getByText(/张配送单已拣完，缺拣 1 行。/)).toBeVisible();
  await planner.waitForURL((url) => !url.searchParams.has("confirm"));
}

/** Asks to approve all of the open wave; answers the dialog that has to be said yes to. */
export async function askToApprove(planner: Page, deliveries: number) {
  await planner.getByRole("button", { name: `全部审核（${deliveries}）` }).click();
  const dialog = planner.getByRole("dialog", { name: `审核 ${deliveries} 张配送单？` });
  const yes = dialog.getByRole("button", { name: `全部审核（${deliveries}）` });
  return { dialog, yes, approved: planner.getByText(`已审核 ${deliveries} 张配送单。`) };
}
