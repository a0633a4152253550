import { expect, test } from "vitest";
import { type Draft, emptyDraft, withoutSent, withQuantity } from "./draft";

const line = (code: string, qty: number) => ({ code, qty, priceFen: 100 });
const draft: Draft = { ...emptyDraft, lines: [line("A", 1), line("B", 2), line("C", 3)], madeFrom: "RO-1" };

test("a quantity changes its line where it stands and leaves the others as they are", () => {
  const { lines } = withQuantity(draft, line("B", 24));
  expect(lines).toEqual([line("A", 1), line("B", 24), line("C", 3)]);
  expect(lines[0]).toBe(draft.lines[0]);
  expect(draft.lines[1]).toEqual(line("B", 2));
});

test("the price that was shown first stays with the line", () => {
  expect(withQuantity(draft, { code: "B", qty: 5, priceFen: 999 }).lines[1]).toEqual(line("B", 5));
});

test("a new item comes last, none of it takes its line out, and none of an item that is not there changes nothing", () => {
  expect(withQuantity(draft, line("D", 4)).lines.at(-1)).toEqual(line("D", 4));
  expect(withQuantity(draft, line("B", 0)).lines.map(({ code }) => code)).toEqual(["A", "C"]);
  expect(withQuantity(draft, line("D", 0)).lines).toEqual(draft.lines);
});

test("an order whose last line goes comes from nowhere", () => {
  const one: Draft = { ...draft, lines: [line("A", 1)] };
  expect(withQuantity(one, line("A", 0))).toMatchObject({ lines: [], madeFrom: undefined });
  expect(withQuantity(draft, line("A", 0)).madeFrom).toBe("RO-1");
});

test("when its order is there, what was put in after it went out is left, of an item that was raised the rest", () => {
  const sending = {
    requestId: "1",
    reference: "",
    lines: [
      { item: "A", qty: 1 },
      { item: "B", qty: 2 },
      { item: "C", qty: 3 },
    ],
  };
  const sent: Draft = { ...draft, sending };
  expect(withoutSent(sent, "1")).toBe(emptyDraft);
  const more = [line("B", 8), line("C", 1), line("D", 4)].reduce(withQuantity, sent);
  expect(withoutSent(more, "1")).toEqual({ ...emptyDraft, lines: [line("B", 6), line("D", 4)] });
  // Another tab was told before, and this is the next draft already.
  expect(withoutSent(draft, "1")).toBe(draft);
});
