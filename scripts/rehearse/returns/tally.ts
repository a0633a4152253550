/** How a figure of the product compares with the rehearsal's own. */
interface Compared {
  count: number;
  wrong: number;
}

/** What was seen, and what was compared. */
export interface Tally {
  counts: Map<string, { count: number; fen: number }>;
  compared: Map<string, Compared>;
  examples: string[];
  /** Notes that something happened. */
  see: (what: string, fen?: number) => void;
  /** Compares two figures or lists; what differs is kept as an example. */
  check: (what: string, expected: unknown, found: unknown, where: string) => void;
}

const EXAMPLES_MAX = 10;

export function newTally(): Tally {
  const counts: Tally["counts"] = new Map();
  const compared: Tally["compared"] = new Map();
  const examples: string[] = [];
  return {
    counts,
    compared,
    examples,
    see(what, fen = 0) {
      const known = counts.get(what) ?? { count: 0, fen: 0 };
      counts.set(what, { count: known.count + 1, fen: known.fen + fen });
    },
    check(what, expected, found, where) {
      const known = compared.get(what) ?? { count: 0, wrong: 0 };
      const [a, b] = [JSON.stringify(expected), JSON.stringify(found)];
      compared.set(what, { count: known.count + 1, wrong: known.wrong + (a === b ? 0 : 1) });
      if (a !== b && examples.length < EXAMPLES_MAX)
        examples.push(`${what}, ${where}: expected ${a}, found ${b}`);
    },
  };
}
