import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TrimLine, trimToFit } from "./trim-to-fit";

const line = (code: string, qtyEach: number, priceFen: number, more: Partial<TrimLine> = {}): TrimLine => ({
  code,
  qtyEach,
  multipleEach: 1,
  amountFen: qtyEach * priceFen,
  rank: "nice",
  perDay: 1,
  ...more,
});
/** Judges by the plain sum of prices, a minimum, and a discount from a threshold on. */
function judgeOf(
  lines: readonly TrimLine[],
  limitFen: number,
  { minFen = 0, fromFen = Number.POSITIVE_INFINITY, discountFen = 0 } = {},
) {
  return (quantities: ReadonlyMap<string, number>) => {
    const goods = lines.reduce(
      (sum, { code, qtyEach, amountFen }) => sum + ((quantities.get(code) ?? 0) * amountFen) / qtyEach,
      0,
    );
    const payable = goods >= fromFen ? goods - discountFen : goods;
    return { overFen: payable - limitFen, missingFen: minFen - goods };
  };
}

// Guarantees the sentence "to stay within 1,500.00 drop these lines": the slow ones, and no more than needed.
describe("to stay within 1,500.00", () => {
  const lines = [
    line("COLA", 48, 250, { perDay: 12, multipleEach: 6 }),
    line("SOAP", 10, 3_000, { perDay: 0.1 }),
    line("TOYS", 5, 4_000, { perDay: 0.1, rank: "optional" }),
    line("RICE", 10, 6_000, { perDay: 3, rank: "must" }),
    line("GUM", 100, 350, { perDay: 0.05, rank: "must" }),
  ];

  test("optional lines go before nice ones, slow before fast, must-haves never", () => {
    // 120 + 300 + 200 + 600 + 350 = 1,570.00
    expect(trimToFit(lines, judgeOf(lines, 150_000))).toEqual({
      isPossible: true,
      cuts: [{ code: "TOYS", from: 5, to: 3 }],
    });
    expect(trimToFit(lines, judgeOf(lines, 110_000))).toEqual({
      isPossible: true,
      cuts: [
        { code: "SOAP", from: 10, to: 1 },
        { code: "TOYS", from: 5, to: 0 },
      ],
    });
  });

  test("a quantity that was mistyped goes first, whatever else is slow", () => {
    const mistyped = [...lines, line("MILK", 480, 500, { perDay: 20, multipleEach: 12 })];
    // 1,570 + 2,400 = 3,970.00: more than all others together.
    expect(trimToFit(mistyped, judgeOf(mistyped, 200_000))).toEqual({
      isPossible: true,
      cuts: [{ code: "MILK", from: 480, to: 84 }],
    });
  });

  test("what comes back comes back in multiples", () => {
    expect(trimToFit(lines, judgeOf(lines, 101_000))).toEqual({
      isPossible: true,
      cuts: [
        { code: "COLA", from: 48, to: 24 },
        { code: "SOAP", from: 10, to: 0 },
        { code: "TOYS", from: 5, to: 0 },
      ],
    });
  });

  test("must-haves alone may be too dear", () => {
    expect(trimToFit(lines, judgeOf(lines, 90_000))).toEqual({
      isPossible: false,
      reason: "must-haves",
      fen: 5_000,
    });
  });

  test("never below the window's minimum", () => {
    const judge = judgeOf(lines, 110_000, { minFen: 120_000 });
    expect(trimToFit(lines, judge)).toEqual({ isPossible: false, reason: "minimum", fen: 10_000 });
  });

  test("a discount that goes with a line counts against it", () => {
    const few = [line("A", 1, 10_000, { perDay: 1 }), line("B", 1, 20_000, { perDay: 2 })];
    const judge = judgeOf(few, 20_000, { fromFen: 30_000, discountFen: 5_000 });
    expect(trimToFit(few, judge)).toEqual({ isPossible: true, cuts: [{ code: "A", from: 1, to: 0 }] });
  });

  test("what fits stays as it is", () => {
    expect(trimToFit(lines, judgeOf(lines, 157_000))).toEqual({ isPossible: true, cuts: [] });
  });
});

const randomLines = fc
  .array(
    fc.record({
      multiples: fc.integer({ min: 1, max: 20 }),
      multipleEach: fc.integer({ min: 1, max: 24 }),
      priceFen: fc.integer({ min: 1, max: 9_999 }),
      rank: fc.constantFrom("must" as const, "nice" as const, "optional" as const),
      perDay: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ multiples, multipleEach, priceFen, rank, perDay }, n) =>
      line(`I${n}`, multiples * multipleEach, priceFen, { multipleEach, rank, perDay }),
    ),
  );

describe("whatever is ordered and whatever it may cost", () => {
  const limits = fc.record({
    part: fc.double({ min: 0, max: 1.1, noNaN: true }),
    minPart: fc.double({ min: 0, max: 0.5, noNaN: true }),
  });

  test("the rest fits, in multiples, with all must-haves, and nothing more could stay", () => {
    fc.assert(
      fc.property(randomLines, limits, (lines, { part, minPart }) => {
        const sum = lines.reduce((fen, { amountFen }) => fen + amountFen, 0);
        const judge = judgeOf(lines, Math.floor(sum * part), { minFen: Math.floor(sum * minPart) });
        const trimmed = trimToFit(lines, judge);
        if (!trimmed.isPossible) {
          expect(trimmed.fen).toBeGreaterThan(0);
          return;
        }
        const left = new Map(lines.map(({ code, qtyEach }) => [code, qtyEach]));
        for (const { code, to } of trimmed.cuts) left.set(code, to);
        const { overFen, missingFen } = judge(left);
        expect(overFen).toBeLessThanOrEqual(0);
        if (trimmed.cuts.length > 0) expect(missingFen).toBeLessThanOrEqual(0);
        for (const { code, from, to } of trimmed.cuts) {
          const one = lines.find((other) => other.code === code);
          expect(one?.rank).not.toBe("must");
          expect(to).toBeLessThan(from);
          expect(to % (one?.multipleEach ?? 1)).toBe(0);
          const more = to + (one?.multipleEach ?? 1);
          expect(judge(new Map(left).set(code, Math.min(from, more))).overFen).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("the order of the lines changes nothing", () => {
    fc.assert(
      fc.property(randomLines, limits, fc.nat(), (lines, { part }, seed) => {
        const sum = lines.reduce((fen, { amountFen }) => fen + amountFen, 0);
        const judge = judgeOf(lines, Math.floor(sum * part));
        const at = seed % lines.length;
        const mixed = [...lines.slice(at), ...lines.slice(0, at)].toReversed();
        const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code);
        const [one, other] = [trimToFit(lines, judge), trimToFit(mixed, judge)];
        if (one.isPossible && other.isPossible)
          expect(other.cuts.toSorted(byCode)).toEqual(one.cuts.toSorted(byCode));
        else expect(other).toEqual(one);
      }),
    );
  });
});
