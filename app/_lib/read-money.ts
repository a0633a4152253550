/** Full-width digits and marks of a Chinese keyboard, as the plain ones: "１，２３４．５０元" becomes "1,234.50元". */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll("。", ".")
    .replaceAll("\u3000", " ");
}

/** Reads money as people type or paste it, "¥ 1,234.5", in fen; `undefined` when it is none or has parts of a fen. */
export function readMoney(text: string): number | undefined {
  const plain = halfWidth(text)
    .replace(/[¥￥元,\s]/g, "")
    .replace("−", "-");
  const match = /^(-?)(\d{1,11})(?:\.(\d{0,2}))?$/.exec(plain);
  if (!match) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" && fen !== 0 ? -fen : fen;
}

/** Reads a whole quantity as typed or pasted, "1,200"; `undefined` when it is none. */
export function readWhole(text: string): number | undefined {
  // What almost everybody types, read at each key.
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const plain = halfWidth(text).replace(/[,\s]/g, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}
