import PdfDocument from "pdfkit";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ToteLabel } from "@/server/dock/queries/list-tote-labels";
import type { CaseLabel, TotalLabel } from "@/server/dock/rules/labels";
import { contentOf } from "./label-content";
import { labelsPdf } from "./pdf-labels";
import { linesToFit } from "./zpl-field";
import { labelsZpl } from "./zpl-labels";

const longName = "农夫山泉 东方树叶 茉莉花茶 无糖茶饮料 瓶装 家庭分享装 限时加量不加价";
const facts = {
  ...{
    delivery: "DO-0001-261130-000012",
    deliverOn: "2026-12-01",
    dc: "0001",
    temperature: "frozen",
    zone: "A",
  },
  ...{ location: "A-12-3", route: "SZ-01", routeName: "深圳线 福田段", stop: 12, store: "600123" },
  ...{
    storeName: "深圳福田区深南大道世界之窗地铁站 B 出口店",
    item: "100005",
    name: longName,
    spec: "500ml",
  },
  ...{ unit: "瓶", isWeighed: false, isGift: true, dock: "D3", departsAt: new Date("2026-11-30T18:00:00Z") },
  wave: "WV-SZ-W-261130-000001",
};
const aCase = {
  ...facts,
  kind: "case",
  code: "C12345-12-2",
  caseNo: 12,
  caseCount: 15,
  inCaseEach: 24,
  isCut: true,
};
const items = ["1", "2", "3"].map((item) => ({ item: `10000${item}`, name: longName, cases: 4 }));
const labels = [
  aCase,
  {
    ...aCase,
    store: "S0012345",
    temperature: "ambient",
    name: "NESCAFE GOLD BLEND INSTANT COFFEE JAR 200 G FAMILY PACK",
  },
  {
    kind: "total",
    wave: facts.wave,
    dc: "0001",
    zone: "A",
    location: "A-12-3",
    items,
    cases: 124,
    stores: 12,
  },
  { ...facts, kind: "tote", code: "T000012", seq: 2, count: 3, temperature: "chilled" },
] as unknown as (CaseLabel | TotalLabel | (ToteLabel & { kind: "tote" }))[];

interface Mark {
  what: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is drawn over something else, or over the edge. */
function clashes(marks: readonly Mark[], { width, height }: { width: number; height: number }): string[] {
  const over = (a: Mark, b: Mark) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  return marks.flatMap((mark, at) => [
    ...(mark.x < 0 || mark.y < 0 || mark.x + mark.width > width || mark.y + mark.height > height
      ? [`${mark.what} leaves the label`]
      : []),
    ...marks.slice(at + 1).flatMap((other) => (over(mark, other) ? [`${mark.what} over ${other.what}`] : [])),
  ]);
}

/** Every field of a label in ZPL, in dots. */
function fieldsOf(zpl: string): Mark[] {
  return [...zpl.matchAll(/\^FO(\d+),(\d+)(.*?)\^FS/gs)].flatMap(([, left, top, body = ""]): Mark[] => {
    const [x, y] = [Number(left), Number(top)];
    const text = /\^FD(.*)/s.exec(body)?.[1] ?? "";
    const bitmap = /\^GFA,(\d+),\d+,(\d+)/.exec(body);
    if (bitmap) {
      const bytes = Number(bitmap[2]);
      return [{ what: "a bitmap", x, y, width: bytes * 8 - 8, height: Number(bitmap[1]) / bytes }];
    }
    const bars = /\^BY(\d)\^BCN,(\d+)/.exec(body);
    if (bars)
      return [
        { what: "bars", x, y, width: (11 * text.length + 35) * Number(bars[1]), height: Number(bars[2]) },
      ];
    const own = /\^A0N,(\d+),\d+\^FB(\d+),1,0,([LR])/.exec(body);
    if (!own) return [];
    const [size, room] = [Number(own[1]), Number(own[2])];
    const width = text.length * size * 0.5;
    return [{ what: text, x: own[3] === "R" ? x + room - width : x, y, width, height: size }];
  });
}

describe("a label", () => {
  afterEach(() => vi.restoreAllMocks());

  for (const locale of ["zh", "en"] as const)
    for (const size of ["large", "small"] as const) {
      it(`in ZPL, ${size}, ${locale}: nothing is written over anything else`, async () => {
        const edge = size === "large" ? { width: 800, height: 480 } : { width: 480, height: 320 };
        for (const label of labels) {
          const zpl = await labelsZpl([contentOf(label, locale)], size);
          const fields = fieldsOf(zpl);
          expect(fields.length).toBeGreaterThan(5);
          expect(clashes(fields, edge)).toEqual([]);
          // Numbers are never cut: who cannot read all of one has none.
          if (label.kind === "case")
            for (const no of [label.wave, label.delivery, label.code]) expect(zpl).toContain(no);
        }
      });

      it(`as PDF, ${size}, ${locale}: no word reaches into its bars`, async () => {
        const words = vi.spyOn(PdfDocument.prototype, "text");
        const rects = vi.spyOn(PdfDocument.prototype, "rect");
        const sizes = vi.spyOn(PdfDocument.prototype, "fontSize");
        const contents = labels
          .filter(({ kind }) => kind !== "total")
          .map((label) => contentOf(label, locale));
        for (const content of contents) {
          for (const spy of [words, rects, sizes]) spy.mockClear();
          await labelsPdf("labels", [content], size);
          // The first box is the mark of the temperature, all others are bars.
          const bars = rects.mock.calls
            .slice(1)
            .map(([, y, , height]) => ({ top: Number(y), bottom: Number(y) + Number(height) }));
          const [first] = bars;
          if (!first) throw new Error("a label has bars");
          const left = Math.min(...rects.mock.calls.slice(1).map(([x]) => Number(x)));
          for (const [at, call] of words.mock.calls.entries()) {
            const [text, x, y, options] = call as unknown as [
              string,
              number,
              number,
              { width?: number; align?: string },
            ];
            const order = words.mock.invocationCallOrder[at] ?? 0;
            const set = sizes.mock.invocationCallOrder.findLastIndex((one) => one < order);
            const letters = Number(sizes.mock.calls[set]?.[0]);
            const reaches = options.align === "right" || x + (options.width ?? 0) > left;
            if (!reaches) continue;
            const [top, bottom] = [y + letters * 0.35, y + letters * 1.25];
            expect(
              bottom <= first.top || top >= first.bottom,
              `${text} at ${top}–${bottom}, bars ${first.top}–${first.bottom}`,
            ).toBe(true);
          }
        }
      });
    }

  it("breaks a long name over its lines and says where it is cut", () => {
    const [first = "", second = "", ...rest] = linesToFit(longName, 34, 300, 2);
    expect(rest).toEqual([]);
    expect(longName.startsWith(first)).toBe(true);
    expect(second.endsWith("…")).toBe(true);
    expect(longName).toContain(second.slice(0, -1));
    expect(linesToFit("INSTANT COFFEE JAR", 34, 200, 2)[0]).toBe("INSTANT");
  });
});
