"use client";

/**
 * Tells the service worker (`public/sw.js`) which page is shown, so that it opens without network too. A browser without service
 * workers, and a development server whose files change under their names, do without.
 */
export async function tellWorker(message: Record<string, unknown>): Promise<void> {
  if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"))
    .map(({ pathname }) => pathname);
  active?.postMessage({ ...message, loaded });
}
