/**
 * By labels, by scanner, by paper list, by lamps at the items (DPS), or the total of an item first and then store by store (播种):
 * `batch` with a scanner, `put_light` at a wall with a lamp for each store (DAS).
 */
export type PickMethod = "label" | "scan" | "paper" | "light" | "batch" | "put_light";
type PickType = "case" | "loose";

/** What a DC has settled for goods of a pick type in a zone; the empty zone stands for every other one. */
export interface MethodRule {
  dcId: number;
  pickType: PickType;
  zone: string;
  method: PickMethod;
}

/** What a DC does that has settled nothing (R03). */
export const usualMethods = { case: "label", loose: "paper" } as const satisfies Record<PickType, PickMethod>;

/** Answers by which method goods are picked: the zone's, else the DC's, else the usual one. */
export function methodChooser(rules: readonly MethodRule[]) {
  const settled = new Map(rules.map((rule) => [`${rule.dcId} ${rule.pickType} ${rule.zone}`, rule.method]));
  return (dcId: number, pickType: PickType, zone: string): PickMethod => {
    // It is asked for each line of a wave: where nothing is settled, no key is made.
    if (settled.size === 0) return usualMethods[pickType];
    return (
      settled.get(`${dcId} ${pickType} ${zone}`) ??
      settled.get(`${dcId} ${pickType} `) ??
      usualMethods[pickType]
    );
  };
}
