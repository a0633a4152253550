import { expect, test } from "vitest";
import { DomainError, refusals } from "./domain-error";
import { formatFen } from "./fen";
import { cursorText, decodeCursor, encodeCursor, pageInput, pageOf } from "./paging";

const refuse = refusals({
  "test/short": {
    status: 422,
    en: (d: { shortFen: number }) => `Short by ${formatFen(d.shortFen)}.`,
    zh: (d) => `差 ${formatFen(d.shortFen)} 元。`,
  },
  "test/closed": { status: 409, en: () => "Closed.", zh: () => "已关闭。" },
});

test("a refusal carries code, status, numbers and a sentence in both languages", () => {
  const error = refuse("test/short", { shortFen: 20_000 });
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ code: "test/short", status: 422, details: { shortFen: 20_000 } });
  expect(error.message).toBe("Short by 200.00.");
  expect(error.sentence("zh")).toBe("差 200.00 元。");
  expect(refuse("test/closed").sentence("en")).toBe("Closed.");
});

test("details are typed", () => {
  // @ts-expect-error the amount is a number of fen
  expect(() => refuse("test/short", { shortFen: "20" })).toThrow();
  // @ts-expect-error an unknown code has no sentence
  expect(() => refuse("test/unknown")).toThrow();
});

test("a page ends with a cursor only if there is more", () => {
  const page = pageOf([1, 2, 3], 2, (row) => [row]);
  expect(page.rows).toEqual([1, 2]);
  expect(decodeCursor(page.nextCursor ?? "")).toEqual([2]);
  expect(pageOf([1, 2], 2, (row) => [row]).nextCursor).toBeNull();
  expect(pageOf([], 2, (row) => [row]).nextCursor).toBeNull();
});

test("cursors carry any text and refuse what no list gave out", () => {
  expect(decodeCursor(encodeCursor(["深圳线", 7]))).toEqual(["深圳线", 7]);
  for (const text of ["%%%", "abc", encodeCursor([]).slice(1)])
    expect(cursorText.safeParse(text).success).toBe(false);
});

test("a page has 50 rows unless asked, and at most 500", () => {
  expect(pageInput.parse({})).toEqual({ limit: 50 });
  expect(pageInput.parse({ limit: "500" }).limit).toBe(500);
  expect(pageInput.safeParse({ limit: "501" }).success).toBe(false);
});
