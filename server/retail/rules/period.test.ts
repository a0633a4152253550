import { expect, test } from "vitest";
import { periodOf } from "./period";

const now = new Date("2026-03-10T09:00:00+08:00");
const at = (text: string) => new Date(`2026-03-${text}+08:00`);

test.each<[string, Date | undefined, Date | undefined, boolean, Date, Date | null]>([
  ["at once, to stay", undefined, undefined, false, now, null],
  [
    "at once in a direct store: thirty days",
    undefined,
    undefined,
    true,
    now,
    new Date("2026-04-09T09:00:00+08:00"),
  ],
  ["a minute ago is now", at("10T08:59:00"), undefined, false, now, null],
  ["tomorrow", at("11T00:00:00"), undefined, false, at("11T00:00:00"), null],
  [
    "from tomorrow to Friday",
    at("11T00:00:00"),
    at("13T00:00:00"),
    true,
    at("11T00:00:00"),
    at("13T00:00:00"),
  ],
])("%s", (_case, effectiveAt, endsAt, isDirect, startsAt, end) => {
  expect(periodOf({ effectiveAt, endsAt, isDirect }, now)).toEqual({ startsAt, endsAt: end });
});

test.each<[string, Date | undefined, Date | undefined, string]>([
  ["more than a minute ago", at("10T08:58:59"), undefined, "retail/in-the-past"],
  ["ends when it begins", at("11T00:00:00"), at("11T00:00:00"), "retail/ends-too-early"],
  ["ended already", undefined, at("10T08:00:00"), "retail/ends-too-early"],
])("refused: %s", (_case, effectiveAt, endsAt, code) => {
  expect(() => periodOf({ effectiveAt, endsAt, isDirect: true }, now)).toThrow(
    expect.objectContaining({ code }),
  );
});
