import { type CDPSession, chromium, type Page } from "@playwright/test";
import { ensureChromium } from "../scripts/verify/chromium";
import { percentile } from "./load";
import { sessionOf } from "./session";

/** A keystroke in an order of so many lines, on a processor so many times slower than this one. */
export interface TypingResult {
  lines: number;
  items: number;
  slowdown: number;
  keystrokes: number;
  /** From the key's event to the frame that shows the new sum, promotions and hints; milliseconds. */
  p50: number;
  p95: number;
  worst: number;
  /** Searching: from the key's event to the frame with the items found. */
  searchP50: number;
  searchP95: number;
  /** The same on this processor as it is. */
  searchFullP50: number;
  searchFullP95: number;
  /** The same key in a page of one field and one text: what the browser itself takes here. */
  bareP50: number;
  bareP95: number;
}

interface TypingSpec {
  url: string;
  databaseUrl: string;
  store: string;
  items: number;
  lines: { item: string; qty: number }[];
  keystrokes: number;
}

const slowdown = 4;
/** How long a key is down, and the pause after it, in which the rest of the page follows. */
const heldMs = 250;
const betweenMs = 250;

/**
 * Types quantities into a large order in a real browser, slowed down as a phone of the middle class, and measures what the
 * person sees: each key until the frame in which the order's figures are others, all of which are drawn at once. The whole
 * product runs meanwhile; the server answers quotes.
 */
export async function measureTyping(spec: TypingSpec, say: (text: string) => void): Promise<TypingResult> {
  const executablePath = await ensureChromium(say);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
    const page = await context.newPage();
    await enter(page, spec);
    await page.evaluate(watch);
    const session = await context.newCDPSession(page);
    await slowedDown(session, slowdown);
    const keys = (await typed(page, spec.keystrokes)).sort((a, b) => a - b);
    const searches = (await searched(page, spec.keystrokes)).sort((a, b) => a - b);
    await slowedDown(session, 1);
    const full = (await searched(page, spec.keystrokes)).sort((a, b) => a - b);
    await slowedDown(session, slowdown);
    const bare = (await typedBare(page, spec.keystrokes)).sort((a, b) => a - b);
    return {
      lines: spec.lines.length,
      items: spec.items,
      slowdown,
      keystrokes: keys.length,
      p50: percentile(keys, 0.5),
      p95: percentile(keys, 0.95),
      worst: keys.at(-1) ?? Number.NaN,
      searchP50: percentile(searches, 0.5),
      searchP95: percentile(searches, 0.95),
      searchFullP50: percentile(full, 0.5),
      searchFullP95: percentile(full, 0.95),
      bareP50: percentile(bare, 0.5),
      bareP95: percentile(bare, 0.95),
    };
  } finally {
    await browser.close();
  }
}

/** Opens the order page for a signed-in owner with a draft of all the lines, shown as the order's list. */
async function enter(page: Page, { url, databaseUrl, store, lines }: TypingSpec): Promise<void> {
  const cookie = await sessionOf(databaseUrl, { login: "bench-typist", role: "owner", stores: [store] });
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url }]);
  await page.goto(`${url}/store/order`);
  const draft = { lines: lines.map(({ item, qty }) => ({ code: item, qty, priceFen: 100 })), reference: "" };
  await page.evaluate(
    ([key = "", text = ""]) => localStorage.setItem(key, text),
    [`storeline.order-draft.${store}`, JSON.stringify(draft)],
  );
  await page.reload();
  await page.getByRole("button", { name: /^本单/ }).click();
  await page.locator("li input").first().waitFor();
}

/** In the page: from a key's event to the frame after something within the watched part has changed. */
function watch(): void {
  const here = window as unknown as { measured: number[]; watched: string };
  here.measured = [];
  here.watched = "body";
  let pressedAt = 0;
  document.addEventListener(
    "keydown",
    (event) => {
      pressedAt = event.timeStamp;
    },
    true,
  );
  new MutationObserver((changes) => {
    const isSeen = changes.some(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(here.watched),
    );
    if (pressedAt === 0 || !isSeen) return;
    const since = pressedAt;
    pressedAt = 0;
    requestAnimationFrame(() => {
      // After this frame has been drawn.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => here.measured.push(performance.now() - since);
      channel.port2.postMessage(0);
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

const slowedDown = (session: CDPSession, rate: number) =>
  session.send("Emulation.setCPUThrottlingRate", { rate });

/** Types one digit after the other into the quantities of the list, walking down it as people do; each key that shows something. */
async function typed(page: Page, keystrokes: number): Promise<number[]> {
  const field = page.locator("li input").first();
  await field.focus();
  const measured: number[] = [];
  for (let n = 0; n < keystrokes; n += 1) {
    await page.evaluate(() => {
      (window as unknown as { measured: number[] }).measured = [];
    });
    // A key is held for a moment; and whoever asks the page meanwhile, or draws frames to see whether it is done, is measured too.
    const key = String(1 + (n % 9));
    await page.keyboard.down(key);
    await page.waitForTimeout(heldMs);
    await page.keyboard.up(key);
    const seen = await page.evaluate(() => (window as unknown as { measured: number[] }).measured[0]);
    if (seen !== undefined) measured.push(seen);
    if (n % 3 === 2) await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(betweenMs);
  }
  // From "4" to "45" of an item that is sold in dozens nothing changes on the screen; of most keys something must.
  if (measured.length * 3 < keystrokes * 2) throw new Error("most of the keys changed nothing on the screen");
  return measured;
}

/** Types into a page that has nothing but a field and a text that follows it. */
async function typedBare(page: Page, keystrokes: number): Promise<number[]> {
  await page.setContent("<ul><li><input></li></ul><p>0</p>");
  await page.evaluate(watch);
  await page.evaluate(() => {
    const text = document.querySelector("p")?.firstChild;
    document.querySelector("input")?.addEventListener("input", (event) => {
      if (text) text.nodeValue = (event.target as HTMLInputElement).value;
    });
  });
  return typed(page, keystrokes);
}

/** Types into the search until the list has followed. */
async function searched(page: Page, keystrokes: number): Promise<number[]> {
  await page.getByRole("button", { name: "全部商品" }).click();
  await page.getByRole("searchbox").focus();
  await page.evaluate(() => {
    // Not the button beside the field that comes with the first character.
    (window as unknown as { watched: string }).watched = "ul[aria-label='商品']";
  });
  const measured: number[] = [];
  for (let n = 0; n < keystrokes; n += 1) {
    await page.evaluate(() => {
      (window as unknown as { measured: number[] }).measured = [];
    });
    await page.keyboard.press(n % 5 === 4 ? "Escape" : String(n % 10));
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => (window as unknown as { measured: number[] }).measured.at(-1));
    if (seen !== undefined) measured.push(seen);
  }
  return measured;
}
