import { expect, test } from "vitest";
import { emptyReturn, isEmptyReturn, type ReturnLine, readReturn, withLine } from "./return-draft";

const line: ReturnLine = { item: "I0", name: "Tea", unit: "pcs", isWeighed: false, casePackEach: 12, qty: 3 };

test("a line is put on, changed where it stands, and taken off; each is another wish", () => {
  const first = withLine({ ...emptyReturn, requestId: "sent" }, line);
  expect(first).toMatchObject({ requestId: undefined, lines: [line] });
  const two = withLine(first, { ...line, item: "I1" });
  expect(withLine(two, { ...line, qty: 9 }).lines.map(({ item, qty }) => [item, qty])).toEqual([
    ["I1", 3],
    ["I0", 9],
  ]);
  expect(isEmptyReturn(withLine(first, { ...line, qty: 0 }))).toBe(true);
});

test("what a device kept is read again, nonsense is nothing", () => {
  const draft = { reason: "quality" as const, note: "torn", lines: [line], requestId: "r" };
  expect(readReturn(JSON.stringify(draft))).toEqual(draft);
  for (const text of [null, "{", "7", '{"reason":"recall","lines":[{"item":"I0","qty":-1}]}'])
    expect(readReturn(text)).toEqual(emptyReturn);
});
