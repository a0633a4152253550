/** Said on the screen when there is nothing to print, and why. */
export function PrintEmpty({ text }: { text: string }) {
  return <p className="print-toolbar">{text}</p>;
}
