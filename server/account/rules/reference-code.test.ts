import { expect, test } from "vitest";
import { referenceCodeOf, referenceCodesIn } from "./reference-code";

const alphabet = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

test("every slip has a code of its own that is found in a note as people write it", () => {
  const codes = Array.from({ length: 50_000 }, (_, id) => referenceCodeOf(id + 1));
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes.slice(0, 2_000)) {
    expect(code).toMatch(/^DP[0-9A-HJKMNPQRTVWXYZ]{7}$/);
    const spaced = `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase();
    expect(referenceCodesIn(`货款 ${spaced}，谢谢`)).toEqual([code]);
  }
});

test("one wrong character and two swapped ones are always found", () => {
  for (const id of [1, 7, 4_711, 123_456]) {
    const code = referenceCodeOf(id);
    for (let place = 2; place < code.length; place += 1) {
      for (const other of alphabet) {
        if (other === code[place]) continue;
        expect(referenceCodesIn(code.slice(0, place) + other + code.slice(place + 1))).toEqual([]);
      }
      const swapped = [...code];
      [swapped[place - 1], swapped[place]] = [swapped[place] ?? "", swapped[place - 1] ?? ""];
      if (place > 2 && swapped.join("") !== code) expect(referenceCodesIn(swapped.join(""))).toEqual([]);
    }
  }
});

test.each([
  ["nothing", []],
  ["DP", []],
  ["DP123", []],
  [`${referenceCodeOf(1)}${referenceCodeOf(2)}`, [referenceCodeOf(1), referenceCodeOf(2)]],
  [`${referenceCodeOf(3)} ${referenceCodeOf(3)}`, [referenceCodeOf(3)]],
  [referenceCodeOf(5).replace("1", "l").replace("0", "O"), [referenceCodeOf(5)]],
])("%s", (note, codes) => {
  expect(referenceCodesIn(note)).toEqual(codes);
});
