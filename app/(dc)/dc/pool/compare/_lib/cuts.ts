import { paramOf } from "@/app/_lib/list-params";
import { temperatures } from "@/server/pool/schema";
import type { Cut } from "../../../_components/cut-fields";

export const sides = ["a", "b"] as const;
export type Side = (typeof sides)[number];
const pickTypes = ["case", "loose"] as const;
type Given = Parameters<typeof paramOf>[0];

/** The cut of one side, as the URL has it. Page and browser read it alike. */
export function cutOf(given: Given, side: Side): Cut {
  return {
    route: paramOf(given, `${side}.route`),
    dc: paramOf(given, `${side}.dc`),
    pickType: pickTypes.find((one) => one === paramOf(given, `${side}.pickType`)),
    temperature: temperatures.find((one) => one === paramOf(given, `${side}.temperature`)),
  };
}

/** The query with another cut on one side. */
export function withCut(given: URLSearchParams, side: Side, cut: Cut): URLSearchParams {
  const next = new URLSearchParams(given);
  for (const name of ["route", "dc", "pickType", "temperature"] as const) {
    const value = cut[name];
    if (value === undefined) next.delete(`${side}.${name}`);
    else next.set(`${side}.${name}`, value);
  }
  return next;
}

/** Two lists side by side, by key in the order of the first, then what only the second has. */
export function paired<Row>(
  a: readonly Row[],
  b: readonly Row[],
  keyOf: (row: Row) => string,
): { key: string; a: Row | undefined; b: Row | undefined }[] {
  const second = new Map(b.map((row) => [keyOf(row), row]));
  const first = new Set(a.map(keyOf));
  return [
    ...a.map((row) => ({ key: keyOf(row), a: row, b: second.get(keyOf(row)) })),
    ...b.filter((row) => !first.has(keyOf(row))).map((row) => ({ key: keyOf(row), a: undefined, b: row })),
  ];
}
