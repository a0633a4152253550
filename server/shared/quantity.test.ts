import { expect, test } from "vitest";
import { totesFor } from "./quantity";

test.each([
  [0, 0],
  [1, 1],
  [60, 1],
  [61, 2],
])("%i loose pieces need %i totes", (pieces, totes) => expect(totesFor(pieces)).toBe(totes));
