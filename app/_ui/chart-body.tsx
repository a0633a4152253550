"use client";

import {
  Bar,
  BarChart,
  LabelList,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";

export interface ChartProps {
  /** Steps: a figure that stays until it changes; its points say when by `atMs`, and lie on an even axis of time. */
  kind: "bars" | "line" | "steps";
  points: readonly { label: string; value: number; atMs?: number }[];
  /** What comes after the points and is not certain: a dashed line. */
  expected?: readonly { label: string; value: number }[];
  /** Writes a value for people: `format.money`. */
  write: (value: number) => string;
  /** Writes an instant of the axis of steps. */
  writeTime?: (ms: number) => string;
  /** What a tapped bar leads to. */
  onPick?: (index: number) => void;
}

const axis = {
  stroke: "var(--line-strong)",
  tick: { fill: "var(--quiet)", fontSize: 12 },
  tickLine: false,
} as const;

/** About how wide a figure of a label is, and how much wider than its bar the column of a bar is. */
const figurePx = 6.6;
const columnOfBar = 1.2;

/** The drawing itself; a module of its own, so that recharts is loaded only where a chart is shown. */
export default function ChartBody({ kind, points, expected = [], write, writeTime, onPick }: ChartProps) {
  const last = points.at(-1);
  const data = [
    ...points.slice(0, -1),
    ...(last ? [{ ...last, ...(expected.length > 0 && { expected: last.value }) }] : []),
    ...expected.map(({ label, value }) => ({ label, expected: value })),
  ];
  const longest = Math.max(0, ...points.map(({ value }) => write(value).length));
  const highest = Math.max(0, ...points.map(({ value }) => value));
  const tooltip = (
    <Tooltip
      labelFormatter={(label) => (writeTime ? writeTime(Number(label)) : label)}
      formatter={(value) => [write(Number(value)), ""]}
      separator=""
      cursor={{ fill: "var(--hover)" }}
      contentStyle={{
        background: "var(--raised)",
        border: "1px solid var(--line)",
        borderRadius: 6,
        color: "var(--text)",
      }}
    />
  );
  return (
    <ResponsiveContainer width="100%" height={224}>
      {kind === "bars" ? (
        <BarChart
          data={data}
          margin={{ top: 20, right: 8, bottom: 0, left: 8 }}
          onClick={({ activeTooltipIndex }) => {
            // The whole column answers, not the bar alone: a thumb is wider than the bar of a bad day is high.
            if (activeTooltipIndex !== null && activeTooltipIndex !== undefined)
              onPick?.(Number(activeTooltipIndex));
          }}
        >
          <XAxis dataKey="label" {...axis} />
          <YAxis hide domain={[0, "auto"]} />
          {tooltip}
          <Bar
            dataKey="value"
            fill="var(--accent)"
            radius={[3, 3, 0, 0]}
            maxBarSize={72}
            isAnimationActive={false}
            className={onPick && "cursor-pointer"}
          >
            {data.length <= 12 && (
              <LabelList
                dataKey="value"
                content={({ x, y, width, value }) => {
                  // On a phone the labels of a week would run into each other: then the highest speaks for all.
                  // By value: bars of nothing are not drawn, and do not count in the index that comes along.
                  const isRoomy = longest * figurePx <= Number(width) * columnOfBar;
                  return (
                    (isRoomy || Number(value) === highest) && (
                      <text
                        x={Number(x) + Number(width) / 2}
                        y={Number(y) - 6}
                        textAnchor="middle"
                        fill="var(--text)"
                        fontSize={12}
                      >
                        {write(Number(value))}
                      </text>
                    )
                  );
                }}
              />
            )}
          </Bar>
        </BarChart>
      ) : (
        <LineChart data={data} margin={{ top: 12, right: 8, bottom: 0, left: 8 }}>
          {kind === "steps" ? (
            <XAxis
              dataKey="atMs"
              type="number"
              scale="time"
              domain={["dataMin", "dataMax"]}
              tickCount={4}
              tickFormatter={(ms) => writeTime?.(Number(ms)) ?? ""}
              {...axis}
            />
          ) : (
            <XAxis dataKey="label" {...axis} />
          )}
          <YAxis hide domain={[0, "auto"]} />
          {tooltip}
          <Line
            type={kind === "steps" ? "stepAfter" : "linear"}
            dataKey="value"
            stroke="var(--accent)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          {expected.length > 0 && (
            <Line
              dataKey="expected"
              stroke="var(--accent)"
              strokeWidth={2}
              strokeDasharray="4 4"
              dot={false}
              isAnimationActive={false}
            />
          )}
        </LineChart>
      )}
    </ResponsiveContainer>
  );
}
