import type { ReactNode } from "react";

/** A document's number inside a sentence. */
const documentNumbers = /([A-Z]{2}-[^\s-]+-\d{6}-\d{6,})/;

/** A sentence whose document numbers are not broken over two lines. */
export function withWholeNumbers(sentence: string): ReactNode {
  return sentence.split(documentNumbers).map((part, index) => {
    const isNumber = index % 2 === 1;
    if (!isNumber) return part;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence keep their places
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    );
  });
}
