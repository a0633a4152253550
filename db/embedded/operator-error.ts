/** Something the person at the terminal can put right. Shown as its sentence alone, without a stack. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
}

/** True when `error`, or the output of a tool, tells of a full disk. */
export function tellsOfFullDisk(error: unknown): boolean {
  const text =
    error instanceof Error
      ? `${(error as NodeJS.ErrnoException).code ?? ""} ${error.message}`
      : String(error);
  return /ENOSPC|no space left on device|could not extend file|disk quota exceeded/i.test(text);
}

/** The sentence for a full disk, naming the folder that needs room. */
export const fullDiskSentence = (dir: string) =>
  `The disk that holds ${dir} is full. Free some space (about 2 GB is enough) and start again; nothing that was committed is lost.`;
