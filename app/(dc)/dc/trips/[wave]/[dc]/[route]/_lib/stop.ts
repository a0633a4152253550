import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { formatFen, parseFen } from "@/server/shared/fen";

export type HandoverTrip = RouterOutputs["dock"]["handoverTrip"];
export type Stop = HandoverTrip["stops"][number];
export type Unit = Stop["units"][number];
export type Fault = "missing" | "damaged" | "other";

/** What is wrong with a label, or with something that has none; photos are named by their ids on this device. */
export interface Note {
  kind: Fault;
  code: string;
  remark: string;
  photos: string[];
}

/** What the driver has noted of a stop so far; it lies on this device until it is signed. */
export interface Draft {
  /** Labels that were seen at the door. */
  given: string[];
  /** Totes that have no label. */
  loose: number;
  back: { totes: number; cages: number; iceBoxes: number };
  notes: Note[];
  signedBy: string;
  signature: string;
  remark: string;
  isPaid: boolean;
  amount: string;
  reference: string;
}

/** What is due at the door, in all. */
export const dueFen = (stop: Stop) => stop.dues.reduce((sum, { owed }) => sum + fenOf(owed), 0);

export function newDraft(stop: Stop): Draft {
  return {
    given: [],
    loose: stop.totesPlanned,
    back: { totes: 0, cages: 0, iceBoxes: 0 },
    notes: [],
    ...{ signedBy: "", signature: "", remark: "" },
    isPaid: stop.dues.length > 0,
    amount: stop.dues.length > 0 ? formatFen(dueFen(stop)) : "",
    reference: "",
  };
}

export type UnitState = "open" | "given" | "missing" | "damaged";

/** Missing is not given; damaged is given, and noted. */
export function stateOf(draft: Draft, code: string): UnitState {
  const note = draft.notes.find((one) => one.code === code);
  if (note && note.kind !== "other") return note.kind;
  return draft.given.includes(code) ? "given" : "open";
}

/** Labels that nobody has said anything of yet. */
export const openUnits = (stop: Stop, draft: Draft) =>
  stop.units.filter(({ code }) => stateOf(draft, code) === "open");

const counts = { case: "cases", tote: "totes", cage: "cages", ice_box: "iceBoxes" } as const;

/** What is given, counted by kind. */
export function givenOf(stop: Stop, draft: Draft) {
  const given = { cases: 0, totes: draft.loose, cages: 0, iceBoxes: 0 };
  for (const { code, kind } of stop.units) {
    if (stateOf(draft, code) !== "missing") given[counts[kind]] += 1;
  }
  return given;
}

export type Lack = "units" | "name" | "signature" | "amount" | "reference";

/** What a stop still needs before it can be signed off; the first is said. */
export function lacking(stop: Stop, draft: Draft): Lack[] {
  const fen = parseFen(draft.amount);
  return [
    ...(openUnits(stop, draft).length > 0 ? (["units"] as const) : []),
    ...(draft.isPaid && (fen === undefined || fen <= 0 || fen > dueFen(stop)) ? (["amount"] as const) : []),
    ...(draft.isPaid && draft.reference.trim().length < 4 ? (["reference"] as const) : []),
    ...(draft.signedBy.trim() === "" ? (["name"] as const) : []),
    ...(draft.signature === "" ? (["signature"] as const) : []),
  ];
}

const fenOf = (text: string) => parseFen(text) ?? 0;

/** The payment over what is due, the first delivery order first. */
export function sharesOf(stop: Stop, amount: string): { delivery: string; amount: string }[] {
  let left = fenOf(amount);
  return stop.dues.flatMap(({ delivery, owed }) => {
    const part = Math.min(left, fenOf(owed));
    left -= part;
    return part > 0 ? { delivery, amount: formatFen(part) } : [];
  });
}
