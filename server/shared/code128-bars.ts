import { code128, ean13 } from "bwip-js/generic";

/** A black bar: where it begins and how wide it is, in modules. */
export interface Bar {
  x: number;
  width: number;
}

type Draw = Parameters<typeof code128>[1];

/** The bars that an encoder draws, in modules from the left edge; quiet zones are the page's. */
function barsOf(encode: (draw: Draw) => unknown): { width: number; bars: Bar[] } {
  const bars: Bar[] = [];
  let width = 0;
  const nothing = () => undefined;
  void encode({
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (total) => {
      width = total;
    },
    // A line is told by its middle, rounded to the right: a bar of one module at 3 comes as 4.
    line: (middle, _top, _right, _bottom, thickness) =>
      bars.push({ x: middle - Math.ceil(thickness / 2), width: thickness }),
    polygon: nothing,
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: nothing,
  });
  return { width, bars };
}

/** The bars of a Code 128. */
export function code128Bars(text: string): { width: number; bars: Bar[] } {
  return barsOf((draw) => code128({ bcid: "code128", text, scale: 1, height: 1 }, draw));
}

/** The bars of an item's barcode as a till reads it: EAN-13 where it is one, else Code 128. */
export function itemBars(barcode: string): { width: number; bars: Bar[] } {
  try {
    const text = barcode.padStart(13, "0");
    if (/^\d{12,13}$/.test(barcode))
      return barsOf((draw) => ean13({ bcid: "ean13", text, scale: 1, height: 1 }, draw));
  } catch {
    // Its last digit does not check: tills read it as it is written.
  }
  return code128Bars(barcode);
}
