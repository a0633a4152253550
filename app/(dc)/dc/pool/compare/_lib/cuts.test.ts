import { expect, test } from "vitest";
import { cutOf, paired, withCut } from "./cuts";

test("a cut survives the URL, and what is not one is left out", () => {
  const cut = { route: "SZ", dc: "0001", pickType: "case", temperature: "chilled" } as const;
  const query = withCut(withCut(new URLSearchParams(), "a", cut), "b", { ...cut, dc: undefined });
  expect(cutOf(query, "a")).toEqual(cut);
  expect(cutOf(query, "b")).toEqual({ ...cut, dc: undefined });
  expect(cutOf(new URLSearchParams("a.pickType=bulk&a.temperature=warm"), "a")).toEqual({
    route: undefined,
    dc: undefined,
    pickType: undefined,
    temperature: undefined,
  });
});

test("two lists are paired by key, what only one has stays alone", () => {
  const rows = (...keys: string[]) => keys.map((key) => ({ key }));
  const seen = paired(rows("x", "y"), rows("y", "z"), ({ key }) => key);
  expect(seen.map(({ key, a, b }) => `${key} ${a ? "a" : ""}${b ? "b" : ""}`)).toEqual([
    "x a",
    "y ab",
    "z b",
  ]);
});
