import { code128Bars, itemBars } from "@/server/shared/code128-bars";

interface BarcodeProps {
  text: string;
  className?: string;
  /** The code on an item, as a till reads it: EAN-13. */
  isItem?: boolean;
}

/** A Code 128 of a document's number as inline SVG: whole modules, black on white, sharp on any printer. */
export function Barcode({ text, className, isItem = false }: BarcodeProps) {
  const { width, bars } = isItem ? itemBars(text) : code128Bars(text);
  return (
    <svg
      role="img"
      aria-label={text}
      viewBox={`0 0 ${width} 40`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className={className}
    >
      <path d={bars.map(({ x, width: w }) => `M${x} 0h${w}v40h-${w}z`).join("")} fill="#000" />
    </svg>
  );
}
