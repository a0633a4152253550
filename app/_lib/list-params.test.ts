import { describe, expect, it } from "vitest";
import { readListParams } from "./list-params";

describe("readListParams", () => {
  it("reads the same from a page's search params and from the browser's", () => {
    const asked = { q: " cola ", sort: "-amount", page: "3", cursor: "abc" };
    const read = { q: "cola", sort: { by: "amount", isDescending: true }, page: 3, cursor: "abc" };
    expect(readListParams(asked)).toEqual(read);
    expect(readListParams(new URLSearchParams(asked))).toEqual(read);
  });

  it("takes nonsense as not said", () => {
    const read = readListParams({ sort: "a;drop", page: "-1", q: ["first", "second"] });
    expect(read).toEqual({ q: "first", sort: undefined, page: 1, cursor: undefined });
  });
});
