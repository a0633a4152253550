import type { Locale } from "../locale";
import enAuth from "./en/auth.json";
import enCommon from "./en/common.json";
import enDc from "./en/dc.json";
import enHq from "./en/hq.json";
import enStore from "./en/store.json";
import zhAuth from "./zh/auth.json";
import zhCommon from "./zh/common.json";
import zhDc from "./zh/dc.json";
import zhHq from "./zh/hq.json";
import zhStore from "./zh/store.json";

const en = { common: enCommon, auth: enAuth, store: enStore, dc: enDc, hq: enHq };

/** Every word of the screens: one file per language and area, its name is the first part of the key. */
export type Messages = typeof en;
export type Area = keyof Messages;

export const messagesOf: Record<Locale, Messages> = {
  en,
  zh: { common: zhCommon, auth: zhAuth, store: zhStore, dc: zhDc, hq: zhHq },
};

/** The words of some areas: what a layout hands to the browser, so that a shop's phone does not load HQ's. */
export function messagesFor(locale: Locale, areas: readonly Area[]): Partial<Messages> {
  const all = messagesOf[locale];
  return Object.fromEntries(areas.map((area) => [area, all[area]]));
}
