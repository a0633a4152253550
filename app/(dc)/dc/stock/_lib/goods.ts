import { parseCost } from "@/server/shared/cost";

/** A line of what comes in or is ordered, as it is typed. */
export interface GoodsLine {
  item: string;
  name: string;
  barcode: string;
  unit: string;
  isWeighed: boolean;
  casePack: number;
  qty: number;
  unitCost: string;
  expiresOn: string;
  /** What may still come of an order, and how much of it is expected; null without one. */
  most: number | null;
  open: number | null;
  /** Left for the wave instead of being put away, and how many stores wait for it; undefined: put away. */
  crossDock?: { stores: number };
}

/** What a scan finds. */
export interface FoundItem {
  item: string;
  name: string;
  barcode: string;
  unit: string;
  isWeighed: boolean;
  casePack: number;
  unitCost: string | null;
}

/** One scan is one case, or one piece of what comes in pieces; weighed goods are put on a scale and typed. */
export const qtyOfScan = (item: Pick<FoundItem, "isWeighed" | "casePack">) =>
  item.isWeighed ? 0 : item.casePack;

/**
 * The lines after an item was scanned: one more case of the line it has, or a new line at the end. Of an order no more is taken than may
 * still come; `left` is what of the case was left.
 */
export function withScanned(
  lines: readonly GoodsLine[],
  found: FoundItem,
): { lines: GoodsLine[]; left: number } {
  const line = lines.find(({ item }) => item === found.item);
  if (!line) {
    const { unitCost, ...facts } = found;
    const fresh = { expiresOn: "", most: null, open: null };
    return {
      lines: [...lines, { ...facts, ...fresh, qty: qtyOfScan(found), unitCost: unitCost ?? "" }],
      left: 0,
    };
  }
  const wanted = line.qty + qtyOfScan(found);
  // What somebody has typed stands, also where it is too much: the line says so.
  const qty = line.most === null ? wanted : Math.max(line.qty, Math.min(wanted, line.most));
  return { lines: lines.map((one) => (one === line ? { ...one, qty } : one)), left: wanted - qty };
}

/** The line of a scanned code, by barcode or item code. */
export function lineOfCode(lines: readonly GoodsLine[], code: string): GoodsLine | undefined {
  return lines.find(({ item, barcode }) => item === code || barcode === code);
}

/** Whether a unit cost can be sent as it is typed. */
export const isCost = (text: string) => /^\d{1,6}(\.\d{1,6})?$/.test(text);

/** What a line costs in fen, rounded half up; undefined while its cost is none. */
export function lineFen({ qty, unitCost, isWeighed }: GoodsLine): number | undefined {
  if (!isCost(unitCost)) return undefined;
  const per = isWeighed ? 10_000_000n : 10_000n;
  const product = BigInt(qty) * BigInt(parseCost(unitCost) ?? 0);
  return Number((product * 2n + per) / (per * 2n));
}

/** What stands below the lines: only what has a quantity counts. */
export function totalsOf(lines: readonly GoodsLine[]): { lines: number; fen: number; isCosted: boolean } {
  const counted = lines.filter(({ qty }) => qty > 0);
  const fens = counted.map(lineFen);
  return {
    lines: counted.length,
    fen: fens.reduce<number>((sum, fen) => sum + (fen ?? 0), 0),
    isCosted: fens.every((fen) => fen !== undefined),
  };
}
