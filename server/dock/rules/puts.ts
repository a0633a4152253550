interface Put {
  location: string;
  item: string;
  qtyEach: number;
}

/** An item of a batch: taken once, then put store by store (播种). */
export interface PutGroup<Line extends Put> {
  location: string;
  item: string;
  totalEach: number;
  puts: Line[];
}

/** Lines in walking order, item by item; the stores of an item keep their order. */
export function putGroups<Line extends Put>(lines: readonly Line[]): PutGroup<Line>[] {
  const groups: PutGroup<Line>[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.item === line.item && last.location === line.location) {
      last.puts.push(line);
      last.totalEach += line.qtyEach;
    } else {
      groups.push({ location: line.location, item: line.item, totalEach: line.qtyEach, puts: [line] });
    }
  }
  return groups;
}
