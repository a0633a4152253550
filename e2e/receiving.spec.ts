import type { Page } from "@playwright/test";
import { systemActor } from "@/server/auth";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { recordPrint } from "@/server/dock/commands/record-print";
import { listDeliveryLabels } from "@/server/dock/queries/list-delivery-labels";
import { generateWave } from "@/server/pool";
import { runProof } from "@/server/proof";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, phone, test } from "./fixtures";
import { givenOrder, naming } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";
import { photo } from "./slip";

const items = {
  COLA: { name: "可口可乐 330ml", price: "15.00", isCase: true },
  TEA: { name: "冰红茶 500ml", price: "3.00" },
};

async function scan(owner: Page, code: string): Promise<void> {
  const box = owner.getByRole("textbox", { name: "扫要清点的商品" });
  await box.fill(code);
  await box.press("Enter");
}

// The way of R01 and 2.3: cases and totes by their labels, two pieces missing in one of them, a photo, and what the DC makes of it.
test("a delivery is checked by its labels; two missing pieces are claimed with a photo and decided beside it", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await givenOrder(db, shop, shop.store, { COLA: 36, TEA: 6 });
  const now = new Date();
  const run = await generateWave(db, systemActor, { route: shop.route }, now);
  const wave = run.wave ?? "";
  await releaseWave(db, systemActor, { wave }, now);
  await recordPrint(db, systemActor, { wave, paper: "tote_labels", format: "page", reason: "" }, now);
  await confirmWave(db, systemActor, { wave, exceptions: [] }, now);
  await approveWave(db, systemActor, { wave }, now);
  const brought = [];
  for (const { delivery: no } of run.deliveries) {
    const delivery = no ?? "";
    await dispatchDelivery(db, systemActor, { delivery, unloaded: { as: "aboard", reason: "已装车" } }, now);
    await deliverDelivery(db, systemActor, { delivery }, now);
    const labels = await listDeliveryLabels(db, systemActor, { delivery });
    brought.push({ delivery, cases: labels.filter(({ kind }) => kind === "case"), labels });
  }
  const ofCases = brought.find(({ cases }) => cases.length > 0);
  const ofTotes = brought.find(({ cases }) => cases.length === 0);
  expect([ofCases?.labels.length, ofTotes?.labels.length]).toEqual([3, 1]);
  const delivery = ofCases?.delivery ?? "";
  const owner = await enter(shop.login, phone);

  await test.step("the label of the tote confirms what came loose", async () => {
    await owner.goto(`/store/deliveries/${ofTotes?.delivery}/check`);
    await expect(owner.getByText("已扫箱签 0 / 1", { exact: false })).toBeVisible();
    await scan(owner, ofTotes?.labels[0]?.code.toLowerCase() ?? "");
    await expect(owner.getByText("箱签已扫齐（1）", { exact: false })).toBeVisible();
    await expect(owner.getByText("相符")).toBeVisible();
    await owner.getByRole("button", { name: "全部到齐" }).click();
    await expect(owner.getByRole("heading", { name: naming(ofTotes?.delivery ?? "") })).toBeVisible();
  });

  const difference = await test.step("three case labels, and two pieces missing in one of them", async () => {
    await owner.goto(`/store/deliveries/${delivery}`);
    await owner.getByRole("link", { name: "清点商品，上报差异" }).click();
    const [first, second, third] = ofCases?.labels.map(({ code }) => code) ?? [];
    await scan(owner, first ?? "");
    await expect(owner.getByText("已扫箱签 1 / 3", { exact: false })).toBeVisible();
    await scan(owner, first ?? "");
    await expect(owner.getByText(`${first} 已扫过。`).first()).toBeVisible();
    await scan(owner, second ?? "");
    await scan(owner, third ?? "");
    await expect(owner.getByText("相符")).toBeVisible();
    await scan(owner, shop.barcode("COLA"));
    const dialog = owner.getByRole("dialog", { name: items.COLA.name });
    await dialog.getByRole("spinbutton", { name: "实到多少？" }).fill("34");
    await expectAccessible(owner);
    await dialog.getByRole("button", { name: "记下" }).click();
    await expect(owner.getByText("少 2", { exact: true })).toBeVisible();
    // What was counted outlives the page.
    await owner.reload();
    await expect(owner.getByText("少 2", { exact: true })).toBeVisible();
    await owner.getByLabel("给配送中心的说明").fill("第二箱开过，少两瓶");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "上报 1 项差异" }).click();
    await expect(owner.getByText("待配送中心处理")).toBeVisible();
    const input = owner.getByLabel(/的照片$/);
    const no = ((await input.getAttribute("aria-label")) ?? "").split(" ")[0] ?? "";
    await input.setInputFiles(await photo({ r: 60, g: 140, b: 90 }));
    await expect(owner.getByRole("list", { name: "门店照片" }).getByRole("img")).toBeVisible();
    await expectAccessible(owner);
    return no;
  });

  await test.step("the DC sees the photo beside what it knows, and accepts one of the two", async () => {
    const manager = await enter(await givenPerson(db, "dc-manager", { dcs: [shop.dc] }));
    await manager.goto("/dc/differences");
    await manager.getByRole("row", { name: naming(difference) }).click();
    const claim = manager.getByRole("dialog");
    await expect(claim.getByText("第二箱开过，少两瓶")).toBeVisible();
    await expect(claim.getByText("配送中心发出 36")).toBeVisible();
    await expect(claim.getByText("¥30.00")).toBeVisible();
    const picture = claim.getByRole("list", { name: "门店照片" }).getByRole("img");
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await expectAccessible(manager);
    await claim.getByRole("spinbutton", { name: `接受 ${items.COLA.name} 的数量` }).fill("1");
    await claim.getByRole("button", { name: "按此数量接受" }).click();
    await expect(manager.getByText(`${difference} 已处理：¥15.00。`)).toBeVisible();
  });

  await test.step("the owner sees the money, headquarters the claim; every figure equals its rows", async () => {
    await owner.goto(`/store/deliveries/${delivery}`);
    await expect(owner.getByText("部分接受")).toBeVisible();
    await expect(owner.getByLabel(/的照片$/)).toHaveCount(0);
    const hq = await enter(await givenPerson(db, "hq"));
    await hq.goto("/hq/differences");
    await hq.getByRole("row", { name: naming(difference) }).click();
    const told = hq.getByRole("dialog");
    await expect(told.getByRole("list", { name: "门店照片" }).getByRole("img")).toBeVisible();
    await expect(told.getByText("¥15.00").first()).toBeVisible();
    await expectAccessible(hq);
    const { checks } = await runProof(db);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
