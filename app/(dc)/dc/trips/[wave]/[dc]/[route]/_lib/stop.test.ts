import { expect, test } from "vitest";
import { type Draft, givenOf, lacking, newDraft, openUnits, type Stop, sharesOf, stateOf } from "./stop";

const unit = (code: string, kind: Stop["units"][number]["kind"]) => ({
  code,
  kind,
  item: "",
  name: "",
  isGift: false,
});
const stop = {
  units: [unit("C1", "case"), unit("C2", "case"), unit("T1", "tote"), unit("G1", "cage")],
  totesPlanned: 0,
  dues: [
    { delivery: "DO-1", owed: "10.00" },
    { delivery: "DO-2", owed: "5.50" },
  ],
} as unknown as Stop;
const draft = (rest: Partial<Draft> = {}): Draft => ({ ...newDraft(stop), ...rest });

test("what is due stands in the field; a label is open until somebody says something of it", () => {
  expect(newDraft(stop)).toMatchObject({ isPaid: true, amount: "15.50" });
  const note = (kind: "missing" | "damaged" | "other", code: string) => ({
    kind,
    code,
    remark: "",
    photos: [],
  });
  const noted = draft({
    given: ["C1", "T1"],
    notes: [note("missing", "C2"), note("damaged", "T1"), note("other", "C1")],
  });
  expect(stop.units.map(({ code }) => stateOf(noted, code))).toEqual(["given", "missing", "damaged", "open"]);
  expect(openUnits(stop, noted).map(({ code }) => code)).toEqual(["G1"]);
  expect(givenOf(stop, { ...noted, loose: 2 })).toEqual({ cases: 1, totes: 3, cages: 1, iceBoxes: 0 });
});

test.each([
  ["nothing yet", {}, ["units", "reference", "name", "signature"]],
  ["paid too much", { amount: "15.51", reference: "WX-1" }, ["units", "amount", "name", "signature"]],
  ["no money", { amount: "abc", reference: "WX-1" }, ["units", "amount", "name", "signature"]],
  ["paid later", { isPaid: false }, ["units", "name", "signature"]],
  [
    "everything",
    { given: ["C1", "C2", "T1", "G1"], reference: "WX-1", signedBy: "Chen", signature: "M1 1L2 2" },
    [],
  ],
] as const)("before it is signed: %s", (_, rest, expected) => {
  expect(lacking(stop, draft(rest as Partial<Draft>))).toEqual(expected);
});

test.each([
  ["15.50", ["10.00", "5.50"]],
  ["12.00", ["10.00", "2.00"]],
  ["3.00", ["3.00"]],
])("%s paid is shared over what is due", (amount, expected) => {
  expect(sharesOf(stop, amount).map((part) => part.amount)).toEqual(expected);
});
