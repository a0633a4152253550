import { create } from "fontkit";
import PdfDocument from "pdfkit";
import { describe, expect, it, vi } from "vitest";
import { fontOf } from "@/server/shared/pdf-font";
import { type Sheet, sheetsPdf } from "./pdf-sheets";
import { paperWords } from "./words";

const longName = "农夫山泉 东方树叶 茉莉花茶 无糖茶饮料 瓶装 家庭分享装 限时加量不加价";

describe("a list", () => {
  const sheet: Sheet = {
    ...{ big: "600123", title: "福田店", facts: ["SZ · 12"], code: "DO-0001-261130-000012", right: [] },
    columns: [
      { head: "货位", share: 0.3, isBig: true },
      { head: "名称", share: 0.4 },
      { head: "", share: 0.3, pen: "tick" },
    ],
    rows: [],
    foot: ["共 60 行"],
    pageWords: paperWords.zh.page,
  };
  /** What stands on each page, from above. */
  async function pagesOf(rows: Sheet["rows"], more: Partial<Sheet> = {}): Promise<string[][]> {
    const pages: string[][] = [];
    vi.spyOn(PdfDocument.prototype, "addPage").mockImplementation(function (
      this: PDFKit.PDFDocument,
      ...args
    ) {
      pages.push([]);
      return addPage.apply(this, args);
    });
    vi.spyOn(PdfDocument.prototype, "text").mockImplementation(function (this: PDFKit.PDFDocument, ...args) {
      const [words, , y] = args as unknown as [string, number, number];
      expect(y).toBeLessThan((297 * 72) / 25.4 - 20);
      pages.at(-1)?.push(words);
      return text.apply(this, args as never);
    });
    await sheetsPdf("lists", [{ ...sheet, rows, ...more }]);
    vi.restoreAllMocks();
    return pages;
  }
  const { addPage, text } = PdfDocument.prototype;

  it("goes over pages with its heads again and the number of each, and loses no line", async () => {
    const rows = Array.from({ length: 60 }, (_, no) => ({
      cells: [`A-${no}`, no % 3 === 0 ? `${longName} ${longName}` : "可乐"],
    }));
    const pages = await pagesOf(rows);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toEqual(expect.arrayContaining(["货位", "名称"]));
    const written = pages.flat();
    expect(rows.every(({ cells }) => cells.every((cell) => written.includes(cell)))).toBe(true);
    expect(written.filter((words) => /^第 \d 页 \/ 共 \d 页$/.test(words))).toHaveLength(pages.length);
  });

  it("says again of which group a page goes on, and leaves no head alone at the end of one", async () => {
    const rows = Array.from({ length: 9 }, (_, group) => [
      { isHead: true, cells: [`G${group}`], again: [`G${group}（续）`] },
      ...Array.from({ length: 7 }, (_, no) => ({ cells: [`S${group}${no}`] })),
    ]).flat();
    const pages = await pagesOf(rows);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const lines = page.filter((words) => /^[GS]\d/.test(words));
      expect(lines[0]).toMatch(/^G/);
      expect(lines.at(-1)).toMatch(/^S/);
    }
  });

  it("ends with a code for telephones where one is asked for", async () => {
    const drawn = vi.spyOn(PdfDocument.prototype, "path");
    const qr = { text: "http://localhost/store/deliveries", words: "扫码" };
    await sheetsPdf("lists", [{ ...sheet, qr }]);
    expect(String(drawn.mock.calls[0]?.[0]).length).toBeGreaterThan(500);
    vi.restoreAllMocks();
  });
});

// Guarantees that no word on paper comes out as an empty box: what the font does not have is not used.
it("the font has every letter of every word", () => {
  const font = create(fontOf());
  const lacking = new Set<string>();
  const read = (value: unknown) => {
    if (typeof value === "function") return read(value(1, 2, 3));
    if (typeof value === "object" && value !== null) return Object.values(value).forEach(read);
    for (const letter of String(value))
      if (letter > " " && font.layout(letter).glyphs[0]?.id === 0) lacking.add(letter);
  };
  read(paperWords);
  read("…·×–￥¥");
  expect([...lacking]).toEqual([]);
  read("Σ≈");
  expect([...lacking]).toEqual(["Σ", "≈"]);
});
