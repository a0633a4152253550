import { Children, type ReactNode } from "react";
import { cn } from "./cn";

/**
 * Short facts beside each other, parted by dots: a document's number, a day, how many lines. A fact is never broken over
 * two lines, and where they wrap no dot is left at an edge: every fact brings the dot before it, and what begins a line has
 * it cut off. Free text asks for `whitespace-normal` itself.
 */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span className={cn("block overflow-x-clip", className)}>
      <span className="-ml-3 flex flex-wrap">
        {Children.toArray(children)
          .filter((fact) => fact !== "")
          .map((fact, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: facts stand in a fixed order
              key={index}
              className="max-w-full pl-3 whitespace-nowrap before:-ml-3 before:inline-block before:w-3 before:pl-1 before:content-['·']"
            >
              {fact}
            </span>
          ))}
      </span>
    </span>
  );
}
