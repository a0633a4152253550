/** The code on the label of a case: of this task and line, the n-th case. It is a scan's id as well, so it counts once. */
export const caseLabelCode = (task: number, line: number, caseNo: number) => `C${task}-${line}-${caseNo}`;

/** What such a code says; undefined of any other. */
export function readCaseLabel(code: string): { task: number; line: number; caseNo: number } | undefined {
  const [, task, line, caseNo] = /^C(\d{1,15})-(\d{1,5})-(\d{1,5})$/i.exec(code.trim()) ?? [];
  if (task === undefined) return undefined;
  return { task: Number(task), line: Number(line), caseNo: Number(caseNo) };
}

export const containerKinds = ["tote", "cage", "ice_box"] as const;
export type ContainerKind = (typeof containerKinds)[number];

const letters: Readonly<Record<ContainerKind, string>> = { tote: "T", cage: "G", ice_box: "B" };

/** The code on the label of a tote (T), a cage (G) or an ice box (B): its kind and its number. */
export const containerCode = (kind: ContainerKind, id: number) =>
  `${letters[kind]}${String(id).padStart(6, "0")}`;

/** The number of a tote, cage or ice box; undefined of any other code. */
export function readContainerCode(code: string): number | undefined {
  const id = Number(/^[A-Z](\d{1,15})$/.exec(code)?.[1]);
  return containerKinds.some((kind) => containerCode(kind, id) === code) ? id : undefined;
}

/** A label's code as it is compared: scanners may type it small, people leave spaces. */
export const labelCodeOf = (text: string) => text.trim().toUpperCase();
