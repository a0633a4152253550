import { code128 } from "bwip-js/generic";

/** A black bar: where it begins and how wide it is, in modules. */
export interface Bar {
  x: number;
  width: number;
}

/** The bars of a Code 128, in modules from its left edge; quiet zones are the page's. */
export function code128Bars(text: string): { width: number; bars: Bar[] } {
  const bars: Bar[] = [];
  let width = 0;
  const nothing = () => undefined;
  void code128(
    { bcid: "code128", text, scale: 1, height: 1 },
    {
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
    },
  );
  return { width, bars };
}
