import { textBitmap } from "@/server/dock/paper/zpl-text";

/** Letters, figures and signs that the printer's own font has and ZPL does not read as commands. */
const isPlain = (text: string) => /^[\x20-\x7d]*$/.test(text) && !/[\^~_]/.test(text);

interface FieldPlace {
  x: number;
  y: number;
  size: number;
  room: number;
  isRight: boolean;
}

/** One line of text in a field: in the printer's own font where it has the letters, else as a bitmap of ours. */
export async function zplField(text: string, { x, y, size, room, isRight }: FieldPlace): Promise<string> {
  if (isPlain(text)) {
    const block = `^FB${room},1,0,${isRight ? "R" : "L"},0`;
    return `^FO${x},${y}^A0N,${size},${size}${block}^FD${text}^FS`;
  }
  const { rowBytes, rows, hex } = await textBitmap(text, size, room);
  const left = isRight ? x + Math.max(0, room - rowBytes * 8) : x;
  const total = rowBytes * rows;
  return `^FO${left},${y}^GFA,${total},${total},${rowBytes},${hex}^FS`;
}
