import { refusals } from "@/server/shared/domain-error";

const unreadable = {
  encoding: { en: "it is not UTF-8, save it as CSV UTF-8", zh: "不是 UTF-8 编码，请另存为 CSV UTF-8" },
  csv: { en: "its quotes do not close or a cell is too long", zh: "引号未闭合或单元格过长" },
  workbook: { en: "it is not an XLSX workbook", zh: "不是 XLSX 工作簿" },
  large: {
    en: "the workbook is too large when unpacked, split it or send CSV",
    zh: "工作簿解压后过大，请拆分或改用 CSV",
  },
  empty: { en: "it has no header row", zh: "没有表头行" },
};

/** What no file may be, whoever sends it. */
export const refuse = refusals({
  "import/unreadable-file": {
    status: 400,
    en: (d: { reason: keyof typeof unreadable; position: string }) =>
      `The file cannot be read: ${unreadable[d.reason].en}${d.position}.`,
    zh: (d) => `文件无法读取：${unreadable[d.reason].zh}${d.position}。`,
  },
  "import/too-many-rows": {
    status: 400,
    en: (d: { max: number }) =>
      `The file has more than ${d.max} rows: split it and send the parts one after the other.`,
    zh: (d) => `文件超过 ${d.max} 行，请拆分后依次导入。`,
  },
});
