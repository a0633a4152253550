"use client";

import { useFormat } from "@/app/_lib/use-format";

interface Packed {
  casePackEach: number;
  orderMultipleEach: number;
  isWeighed: boolean;
}

/** "1×24", and the order multiple behind it when it is another number than 1 or the case. */
export function CasePack({ item }: { item: Packed }) {
  const format = useFormat();
  const { casePackEach: pack, orderMultipleEach: multiple, isWeighed } = item;
  if (isWeighed) return <>{format.quantity(multiple, true)} kg</>;
  return (
    <>
      1×{format.quantity(pack)}
      {multiple !== 1 && multiple !== pack && (
        <span className="text-quiet"> / {format.quantity(multiple)}</span>
      )}
    </>
  );
}
