// Pages without network (U24): a shop's order page, its counts and the lists that it makes by scanning, and on the floor of a DC what a scanner or a driver's phone works on.
// What people type and scan is kept by the pages themselves; this keeps the pages: their last answer, and the scripts and
// styles that they need. It keeps nothing else, sends nothing by itself, and never answers for the server: without network there
// is no number, and so no order.

const pages = "storeline-pages-1";
const assets = "storeline-assets-1";
const assetsMax = 500;
/** A server that is slower than this is as good as none, when there is a kept page. */
const patienceMs = 5_000;
/** A kept page younger than this is not asked for again. */
const freshMs = 15 * 60_000;
const orderPath = "/store/order";
/** A count, what a supplier brings or shall bring, what goes back. */
const listPath = /^\/store\/(?:counts\/[^/]+|direct\/(?:new|order)|returns\/new)$/;
/** Of these the last ones. */
const pagesMax = 8;
/** A pick task, moves, a check, a truck that is loaded, a truck that is handed over. */
const floorPath =
  /^\/dc\/(?:tasks\/\d+|moves\/[^/]+|check\/[^/]+|waves\/[^/]+\/loading\/[^/]+\/[^/]+|trips\/[^/]+\/[^/]+\/[^/]+)$/;
/** Pages of the floor that are kept: the last ones that were shown. */
const floorMax = 8;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith("storeline-") && name !== pages && name !== assets) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "keep") event.waitUntil(keep(event.data));
  if (event.data?.type === "keep-floor") event.waitUntil(keepFloor(event.data));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/_next/static/")) event.respondWith(assetOf(request));
  else if (url.pathname === "/sign-in" && !request.headers.has("next-router-prefetch")) forgetAfter(event);
  else if (request.mode !== "navigate") return;
  else if (url.pathname === orderPath || listPath.test(url.pathname))
    event.respondWith(pageOf(request, keyOf(url)));
  else if (floorPath.test(url.pathname)) event.respondWith(pageOf(request, url.pathname));
  else if (url.pathname.startsWith("/dc")) event.respondWith(fetch(request).catch(noNetworkAtDc));
  else if (url.pathname.startsWith("/store")) event.respondWith(fetch(request).catch(noNetwork));
});

/** Files of a build never change under their name. */
async function assetOf(request) {
  const cache = await caches.open(assets);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request.url, fresh.clone());
  return fresh;
}

/** From the server while it answers in time; else as it was when it last did. */
async function pageOf(request, key) {
  const cache = await caches.open(pages);
  const kept = await cache.match(key);
  try {
    const fresh = await (kept ? within(fetch(request), patienceMs) : fetch(request));
    if (isPage(fresh)) await keepPage(key, fresh.clone());
    return fresh;
  } catch {
    return kept ?? (key.startsWith("/store") ? noNetwork() : noNetworkAtDc());
  }
}

/** The page of a store, for the order or the recall that it is about, whichever step of it is shown. */
function keyOf(url) {
  const about = ["store", "order", "recall"].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value ? [`${name}=${encodeURIComponent(value)}`] : [];
  });
  return about.length > 0 ? `${url.pathname}?${about.join("&")}` : url.pathname;
}

const isPage = (answer) => answer.ok && answer.type === "basic" && !answer.redirected;

/** Keeps an answer with the time, and everything of the build that it names. */
async function keepPage(key, answer, store = "") {
  const html = await answer.text();
  const headers = new Headers(answer.headers);
  headers.set("x-kept-at", String(Date.now()));
  headers.set("x-kept-store", store);
  await (await caches.open(pages)).put(key, new Response(html, { status: 200, headers }));
  const named = html.match(/(?:\/_next\/)?static\/(?:chunks|css|media)\/[\w./~-]+/g) ?? [];
  await keepAssets(named.map((name) => (name.startsWith("/") ? name : `/_next/${name}`)));
}

/** A page says that it is shown, for which store, and what it has loaded: it is kept unless it is already, and fresh. */
async function keep({ path, store, loaded }) {
  const cache = await caches.open(pages);
  const kept = await cache.match(path);
  const mark = encodeURIComponent(store);
  const keptMark = kept?.headers.get("x-kept-store");
  const isFresh = kept && Date.now() - Number(kept.headers.get("x-kept-at")) < freshMs;
  if (kept && isFresh && keptMark === "" && mark !== "") await keepPage(path, kept, mark);
  else if (!isFresh || keptMark !== mark) {
    const fresh = await fetch(path, { headers: { accept: "text/html" } });
    if (isPage(fresh)) await keepPage(path, fresh, mark);
  }
  await keepAssets(loaded);
  const lists = (await cache.keys()).filter((one) => listPath.test(new URL(one.url).pathname));
  for (const old of lists.slice(0, Math.max(0, lists.length - pagesMax))) await cache.delete(old);
}

/** A page of the floor says that it is shown: it is kept, and those that were shown longest ago are forgotten. */
async function keepFloor({ path, loaded }) {
  if (!floorPath.test(path)) return;
  const cache = await caches.open(pages);
  if (!(await cache.match(path))) {
    const fresh = await fetch(path, { headers: { accept: "text/html" } });
    if (isPage(fresh)) await keepPage(path, fresh);
  }
  await keepAssets(loaded);
  const floor = (await cache.keys()).filter(({ url }) => floorPath.test(new URL(url).pathname));
  const aged = await Promise.all(
    floor.map(async (key) => ({ key, at: Number((await cache.match(key))?.headers.get("x-kept-at")) })),
  );
  aged.sort((a, b) => a.at - b.at);
  for (const { key } of aged.slice(0, Math.max(0, aged.length - floorMax))) await cache.delete(key);
}

async function keepAssets(paths) {
  const cache = await caches.open(assets);
  for (const path of new Set(paths)) {
    if (await cache.match(path)) continue;
    const file = await fetch(path).catch(() => undefined);
    if (file?.ok) await cache.put(path, file);
  }
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - assetsMax))) await cache.delete(old);
}

/** Who signs out leaves no page behind; a sign-in page that never came changes nothing. */
function forgetAfter(event) {
  const answer = fetch(event.request);
  event.respondWith(answer);
  event.waitUntil(answer.then(() => caches.delete(pages)).catch(() => undefined));
}

function within(answer, ms) {
  return Promise.race([
    answer,
    new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), ms)),
  ]);
}

/** What other pages are without network: nothing is known, but the way to the order is open. */
function noNetwork() {
  return saying(
    `<p>未提交的报货单保存在本机，可以继续填写。</p>
<p lang="en">An order that was not submitted is kept on this device; you can go on with it.</p><a href="${orderPath}">继续报货 · Go on ordering</a>`,
  );
}

/** On the floor: the way back to what was worked on last. */
function noNetworkAtDc() {
  return saying(
    `<p>已扫描的记录保存在本机，联网后自动上传。请返回正在做的任务。</p>
<p lang="en">What was scanned is kept on this device and sent by itself. Go back to the task that you were at.</p><a href="javascript:history.back()">返回 · Back</a>`,
  );
}

function saying(words) {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Storeline</title><style>:root{color-scheme:light dark}body{font:16px/24px system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 1.5rem}
a{display:inline-block;margin-top:1rem;padding:.75rem 1.25rem;border-radius:6px;background:#0b5c66;color:#fff;text-decoration:none}p{margin:.25rem 0}</style>
<main><h1 style="font-size:20px">没有网络 · No network</h1>${words}</main></html>`;
  return new Response(html, {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8", "x-no-network": "1" },
  });
}
