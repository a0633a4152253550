import { describe, expect, test } from "vitest";
import { byteRangeOf } from "@/server/upgrade/rules/byte-range";
import { lineSeconds } from "@/server/upgrade/rules/line";
import { isQuiet, type KnownPackage, offerTo } from "@/server/upgrade/rules/offer";
import { shareOfStores } from "@/server/upgrade/rules/share-of-stores";
import { compareVersions } from "@/server/upgrade/rules/version";

const now = new Date("2026-03-10T09:00:00+08:00");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const terms = { forceAfterDays: 7, quietFrom: null, quietTo: null };
const known = (version: string, more: Partial<KnownPackage> = {}): KnownPackage => ({
  id: 1,
  version,
  status: "staged",
  isPaused: false,
  allowedAt: daysAgo(1),
  ...more,
});

test.each([
  ["2.10", "2.9", 1],
  ["2.1", "2.1.0", 0],
  ["1.9.9.9", "2.0", -1],
])("version %s against %s", (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
});

describe("what a till of 2.0 is offered", () => {
  const upgrade = (version: string, isForced = false) =>
    expect.objectContaining({ kind: "upgrade", isForced, package: expect.objectContaining({ version }) });
  const keep = (reason: string) => ({ kind: "keep", reason });
  const back = (version: string) => ({ kind: "rollback", package: expect.objectContaining({ version }) });
  test.each<[string, KnownPackage[], unknown]>([
    ["nothing, there being nothing", [], keep("current")],
    ["nothing, having the newest", [known("2.0"), known("1.0")], keep("current")],
    ["the newest of what is newer", [known("2.1"), known("2.2"), known("2.0")], upgrade("2.2")],
    ["not what its store may not have", [known("2.1", { allowedAt: null })], keep("not-listed")],
    ["what its store may have of several", [known("2.2", { allowedAt: null }), known("2.1")], upgrade("2.1")],
    ["nothing while it is paused", [known("2.1", { isPaused: true })], keep("paused")],
    ["nothing that was withdrawn", [known("2.1", { status: "withdrawn" })], keep("current")],
    ["not forced before seven days", [known("2.1", { allowedAt: daysAgo(6.99) })], upgrade("2.1")],
    ["forced from seven days on", [known("2.1", { allowedAt: daysAgo(7) })], upgrade("2.1", true)],
    [
      "going back from what was withdrawn",
      [known("2.0", { status: "withdrawn" }), known("1.0")],
      back("1.0"),
    ],
    [
      "going back to what it had, without a package",
      [known("2.0", { status: "withdrawn" })],
      { kind: "rollback", package: undefined },
    ],
    [
      "not going back to another withdrawn one",
      [known("2.0", { status: "withdrawn" }), known("1.9", { status: "withdrawn" }), known("1.8")],
      back("1.8"),
    ],
    [
      "the mended one instead of going back",
      [known("2.0", { status: "withdrawn" }), known("2.1")],
      upgrade("2.1"),
    ],
  ])("%s", (_, packages, expected) => {
    expect(offerTo("2.0", packages, terms, now, 540)).toEqual(expected);
  });

  test("nothing in quiet hours, but the way back", () => {
    const quiet = { ...terms, quietFrom: 420, quietTo: 540 };
    expect(offerTo("2.0", [known("2.1")], quiet, now, 539)).toEqual(keep("quiet"));
    expect(offerTo("2.0", [known("2.1")], quiet, now, 540)).toEqual(upgrade("2.1"));
    const withdrawn = [known("2.0", { status: "withdrawn" }), known("1.0")];
    expect(offerTo("2.0", withdrawn, quiet, now, 450)).toEqual(back("1.0"));
  });
});

test.each([
  [null, null, 0, false],
  [420, 540, 419, false],
  [420, 540, 420, true],
  [420, 540, 540, false],
  [1320, 360, 1380, true],
  [1320, 360, 100, true],
  [1320, 360, 720, false],
])("quiet from %s to %s at %s: %s", (quietFrom, quietTo, minute, expected) => {
  expect(isQuiet({ quietFrom, quietTo }, minute)).toBe(expected);
});

test("R02 example 1: 1,200 stores × 80 MB over 100 Mbit/s take 2.13 h, a batch of 100 takes 10.7 min", () => {
  expect((lineSeconds(1_200, 80_000_000, 100) / 3_600).toFixed(2)).toBe("2.13");
  expect((lineSeconds(100, 80_000_000, 100) / 60).toFixed(1)).toBe("10.7");
});

test("a percentage takes the same stores again, contains the smaller one, and is exact", () => {
  const stores = Array.from({ length: 1_200 }, (_, n) => ({ code: String(n + 1).padStart(4, "0") }));
  const share = (percent: number, version = "2.1") =>
    shareOfStores(version, stores, percent).map(({ code }) => code);
  expect(share(10)).toHaveLength(120);
  expect(share(100)).toHaveLength(1_200);
  expect(shareOfStores("2.1", stores.toReversed(), 10).map(({ code }) => code)).toEqual(share(10));
  expect(share(20).slice(0, 120)).toEqual(share(10));
  const again = new Set(share(10));
  expect(share(10, "2.2").filter((code) => again.has(code)).length).toBeLessThan(30);
});

test.each([
  [undefined, undefined, { kind: "all" }],
  ["bytes=0-", undefined, { kind: "part", first: 0, last: 99 }],
  ["bytes=40-", '"tag"', { kind: "part", first: 40, last: 99 }],
  ["bytes=40-", '"older"', { kind: "all" }],
  ["bytes=40-49", undefined, { kind: "part", first: 40, last: 49 }],
  ["bytes=40-1000", undefined, { kind: "part", first: 40, last: 99 }],
  ["bytes=-10", undefined, { kind: "part", first: 90, last: 99 }],
  ["bytes=-1000", undefined, { kind: "part", first: 0, last: 99 }],
  ["bytes=-0", undefined, { kind: "outside" }],
  ["bytes=100-", undefined, { kind: "outside" }],
  ["bytes=50-40", undefined, { kind: "all" }],
  ["bytes=0-1,5-6", undefined, { kind: "all" }],
  ["bytes=-", undefined, { kind: "all" }],
  ["lines=1-2", undefined, { kind: "all" }],
])("range %s with %s of 100 bytes", (range, ifRange, expected) => {
  expect(byteRangeOf(range, ifRange, '"tag"', 100)).toEqual(expected);
});
