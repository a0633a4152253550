/** How far the delivery orders of a wave are; void ones are left out. Each stage counts those at it or further on. */
export interface StageCounts {
  total: number;
  released: number;
  picked: number;
  approved: number;
  dispatched: number;
}

const stageOf: Record<string, number> = {
  created: 0,
  released: 1,
  picking: 1,
  picked: 2,
  checked: 2,
  approved: 3,
  dispatched: 4,
  delivered: 4,
  closed: 4,
  reversed: 3,
};

/** The stages of a wave from its delivery orders by state. */
export function stageCounts(byStatus: Readonly<Record<string, number>>): StageCounts {
  const counts = Object.entries(byStatus).filter(([status]) => status !== "void");
  const from = (stage: number) =>
    counts.reduce((sum, [status, count]) => sum + ((stageOf[status] ?? 0) >= stage ? count : 0), 0);
  return { total: from(0), released: from(1), picked: from(2), approved: from(3), dispatched: from(4) };
}

/** How many documents are in each state. */
export function countByStatus(documents: readonly { status: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of documents) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
