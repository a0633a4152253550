"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button";
import type { ChartProps } from "./chart-body";
import { Skeleton } from "./skeleton";

const Body = dynamic(() => import("./chart-body"), {
  ssr: false,
  loading: () => <Skeleton className="h-56 w-full" />,
});

/**
 * One message in bars or a line, zero-based, labelled directly; the table is one click away, and leads where a tapped bar does. Loaded
 * when needed.
 */
export function Chart(props: ChartProps & { title: string }) {
  const t = useTranslations("common.kit");
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex items-center justify-between gap-4 font-medium">
        {props.title}
        <Button variant="quiet" size="small" onClick={() => setIsTable(!isTable)}>
          {isTable ? t("showChart") : t("showTable")}
        </Button>
      </figcaption>
      {isTable ? (
        <table className="w-full text-table">
          <tbody>
            {[...props.points, ...(props.expected ?? [])].map((point, index) => (
              <tr key={point.label} className="border-b last:border-b-0">
                <th className="py-1.5 text-left font-normal text-quiet">
                  {props.onPick ? (
                    <Button
                      variant="link"
                      size="small"
                      className="px-0"
                      onClick={() => props.onPick?.(index)}
                    >
                      {point.label}
                    </Button>
                  ) : (
                    point.label
                  )}
                </th>
                <td className="text-right">{props.write(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Body {...props} />
      )}
    </figure>
  );
}
