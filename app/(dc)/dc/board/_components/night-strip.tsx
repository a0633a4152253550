interface NightStripProps {
  /** Lines hour by hour. */
  released: readonly number[];
  picked: readonly number[];
  /** As many lines fill the whole height. */
  most: number;
}

const height = 28;
const barWidth = 5;
const hourWidth = 2 * barWidth + 3;
/** Something is never drawn as nothing. */
const tall = (lines: number, most: number) => (lines === 0 ? 0 : Math.max(2, (lines / most) * height));

/** Two small bars for each hour, released and picked; the figures beside it and the charts say the same in words. */
export function NightStrip({ released, picked, most }: NightStripProps) {
  const width = released.length * hourWidth;
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height + 1}`}
      className="h-8 w-40 min-w-0 shrink"
      preserveAspectRatio="none"
    >
      <line x1={0} x2={width} y1={height + 0.5} y2={height + 0.5} stroke="var(--line)" />
      {released.map((lines, at) => {
        const [before, after] = [tall(lines, most), tall(picked[at] ?? 0, most)];
        const x = at * hourWidth;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the hours of a night stand in a fixed order
          <g key={at}>
            <rect x={x} y={height - before} width={barWidth} height={before} fill="var(--line-strong)" />
            <rect x={x + barWidth} y={height - after} width={barWidth} height={after} fill="var(--accent)" />
          </g>
        );
      })}
    </svg>
  );
}
