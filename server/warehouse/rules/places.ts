/** The aisle of a place, as its code has it: what stands before the first dash. */
const aisleOf = (place: string) => place.split("-", 1)[0] ?? "";

/** The free place next to a pick face: of its aisle if there is one, by its code. */
export function nearestPlace(face: string, free: readonly string[]): string | undefined {
  const sorted = free.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  return sorted.find((place) => aisleOf(place) === aisleOf(face)) ?? sorted[0];
}
