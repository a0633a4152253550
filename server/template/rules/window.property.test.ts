import fc from "fast-check";
import { expect, test } from "vitest";
import type { TemplateVersion } from "@/server/catalog/rules";
import { graceMs } from "./openings";
import { judgeWindow } from "./window";

const anyRule = fc.oneof(
  fc.constantFrom("daily", "odd", "even", "monthdays:31", "monthdays:1,15", "monthdays:29"),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    .map((days) => `weekdays:${days.join(",")}`),
);
const minute = fc.integer({ min: 0, max: 1439 });
const anyTemplate = fc
  .array(fc.record({ dayRule: anyRule, startsMinute: minute, endsMinute: minute }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines): TemplateVersion[] => [
    {
      id: 1,
      validFrom: null,
      lines: lines.map((line, index) => ({
        ...line,
        id: index + 1,
        categoryId: null,
        minFen: null,
        maxFen: null,
      })),
    },
  ]);
const anyInstant = fc.date({
  min: new Date("2026-01-01Z"),
  max: new Date("2029-12-31Z"),
  noInvalidDate: true,
});

const judge = (versions: TemplateVersion[], now: Date) =>
  judgeWindow({ versions, lines: [{ categoryPath: [1], goodsFen: 100 }], used: [], now });

test("a closed window names its next opening: closed until a millisecond before, open from then on", () => {
  fc.assert(
    fc.property(anyTemplate, anyInstant, (versions, now) => {
      const verdict = judge(versions, now);
      expect(verdict.isOpen).toBe(verdict.nextOpensAt === null);
      expect(verdict.isOpen).toBe(verdict.closesAt !== null);
      if (verdict.nextOpensAt === null) return;
      expect(verdict.nextOpensAt > now).toBe(true);
      expect(judge(versions, new Date(verdict.nextOpensAt.getTime() - 1)).isOpen).toBe(false);
      expect(judge(versions, verdict.nextOpensAt).isOpen).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("an open window lasts a day at most, began before now, and takes orders to the end of its grace", () => {
  fc.assert(
    fc.property(anyTemplate, anyInstant, (versions, now) => {
      const { limits } = judge(versions, now);
      for (const { windowStart, closesAt } of limits) {
        expect(windowStart <= now).toBe(true);
        expect(now.getTime()).toBeLessThan(closesAt.getTime() + graceMs);
        expect(closesAt.getTime() - windowStart.getTime()).toBeLessThanOrEqual(86_400_000);
        expect(judge(versions, new Date(closesAt.getTime() + graceMs - 1)).isOpen).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
