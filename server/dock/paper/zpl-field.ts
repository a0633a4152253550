import { textBitmap, textDots } from "@/server/dock/paper/zpl-text";

/** Letters, figures and signs that the printer's own font has and ZPL does not read as commands. */
const isPlain = (text: string) => /^[\x20-\x7d]*$/.test(text) && !/[\^~_]/.test(text);

interface FieldPlace {
  x: number;
  y: number;
  size: number;
  room: number;
  isRight: boolean;
}

/** The printer's own letters fill the height of their line; ours have room above and below them. No printer's are wider. */
const ownFontShare = 1.45;

/** Dots that a text takes in a line so high, in whichever font it is written. */
export const fieldDots = (text: string, size: number) =>
  textDots(text, size) * (isPlain(text) ? ownFontShare : 1);

/** As much of a text as a line has room for, with a sign that it goes on: a printer would write the rest over its beginning. */
export function cutToFit(text: string, size: number, room: number): string {
  if (fieldDots(text, size) <= room) return text;
  const sign = isPlain(text) ? "..." : "…";
  const letters = [...text];
  while (letters.length > 0 && fieldDots(`${letters.join("").trimEnd()}${sign}`, size) > room) letters.pop();
  return `${letters.join("").trimEnd()}${sign}`;
}

/** A text over several lines, the last one cut where there is no room for all of it. */
export function linesToFit(text: string, size: number, room: number, lines: number): string[] {
  const [first = "", ...rest] = text.split("\n");
  if (lines <= 1 || fieldDots(first, size) <= room) {
    const more = rest.length > 0 && lines > 1 ? linesToFit(rest.join("\n"), size, room, lines - 1) : [];
    return [cutToFit(first, size, room), ...more];
  }
  const letters = [...first];
  let end = letters.length;
  while (end > 1 && fieldDots(letters.slice(0, end).join(""), size) > room) end -= 1;
  // Latin words stay whole; Chinese breaks anywhere.
  const space = letters.slice(0, end + 1).lastIndexOf(" ");
  const at = space > end / 2 ? space : end;
  const after = [letters.slice(at).join("").trim(), ...rest].join("\n");
  return [letters.slice(0, at).join("").trimEnd(), ...linesToFit(after, size, room, lines - 1)];
}

/** One line of text in a field: in the printer's own font where it has the letters, else as a bitmap of ours. */
export async function zplField(whole: string, { x, y, size, room, isRight }: FieldPlace): Promise<string> {
  const text = cutToFit(whole, size, room);
  if (isPlain(text)) {
    const block = `^FB${room},1,0,${isRight ? "R" : "L"},0`;
    return `^FO${x},${y}^A0N,${size},${size}${block}^FD${text}^FS`;
  }
  const { rowBytes, rows, hex } = await textBitmap(text, size, room);
  const left = isRight ? x + Math.max(0, room - rowBytes * 8) : x;
  const total = rowBytes * rows;
  return `^FO${left},${y}^GFA,${total},${total},${rowBytes},${hex}^FS`;
}
