/** The code on the label of a case: of this task and line, the n-th case. It is a scan's id as well, so it counts once. */
export const caseLabelCode = (task: number, line: number, caseNo: number) => `C${task}-${line}-${caseNo}`;

/** What such a code says; undefined of any other. */
export function readCaseLabel(code: string): { task: number; line: number; caseNo: number } | undefined {
  const [, task, line, caseNo] = /^C(\d{1,15})-(\d{1,5})-(\d{1,5})$/i.exec(code.trim()) ?? [];
  if (task === undefined) return undefined;
  return { task: Number(task), line: Number(line), caseNo: Number(caseNo) };
}
