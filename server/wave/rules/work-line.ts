import type { FloorMap } from "@/server/wave/walk/floor-map";
import type { PickMethod } from "./pick-methods";

/** Lines of one task at most: about one cage, or one sheet of paper (2.5). */
export const taskLinesMax = 60;

/**
 * Lines of one round at a wall of lamps at most: an hour or two (300 to 500 puts an hour, 4.3). Its totes stay where they stand as long as
 * the round lasts, so that short rounds would only change totes more often.
 */
export const putLinesMax = 600;

/** Something to take from a shelf for a delivery order. */
export interface WorkLine {
  /** Delivery orders count up as the trucks drive: route by route, stop by stop. */
  deliveryId: number;
  lineNo: number;
  itemId: number;
  dcId: number;
  pickType: "case" | "loose";
  location: string;
  /** The location is a place for cross-docking, where the goods are put store by store. */
  isAtDock: boolean;
  /** What lies in the tote for it; weighed goods count as one. */
  pieces: number;
  /** The route of the delivery's store, whose truck takes it, and the stop there. */
  route: string;
  stop: number;
}

/** How a DC picks. */
export interface Floor {
  /** Where its locations lie. */
  map: FloorMap;
  /** By which method it picks such goods in such a zone. */
  methodOf: (pickType: WorkLine["pickType"], zone: string) => PickMethod;
  /** So many totes go on one cart. */
  cartTotes: number;
  /** So many stores have a lamp of their own where goods of that zone are put (DAS); 0: there is no such wall. */
  putPositions: (zone: string) => number;
}

/** The zone of a location: the letters that "A-02-1" or "A12-1" begins with, else all before the first dash. */
export function zoneOf(location: string): string {
  // Most codes begin with plain letters, and a wave asks for each of its lines several times.
  let letters = 0;
  while (isPlainLetter(location.charCodeAt(letters))) letters += 1;
  if (letters > 0 && !(location.charCodeAt(letters) > lastPlainCode)) return location.slice(0, letters);
  const head = location.split("-", 1)[0] ?? "";
  return /^\p{L}+/u.exec(head)?.[0] ?? head;
}

const lastPlainCode = 127;
const isPlainLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
