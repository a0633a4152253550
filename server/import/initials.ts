import { pinyin } from "pinyin-pro";

const lengthMax = 100;
const chineseRun = /\p{Script=Han}+/gu;

/**
 * What people type to find a name: the first letter of each Chinese character's pinyin and of each Latin word, digits
 * as they are: "可口可乐 Zero 330ml" becomes "kkklz330m".
 */
export function initialsOf(name: string): string {
  const spelled = name.replace(chineseRun, (run) => {
    const letters = pinyin(run, { pattern: "first", toneType: "none", type: "array" });
    return ` ${letters.join(" ")} `;
  });
  const parts = spelled.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  return parts
    .map((part) => (/^\d/.test(part) ? part : part.slice(0, 1)))
    .join("")
    .slice(0, lengthMax);
}
