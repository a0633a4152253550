"use client";

import { Refusal } from "@/app/_ui/refusal";
import { Skeleton } from "@/app/_ui/skeleton";
import { searchSheet } from "../order/_lib/sheet-index";
import { useSheet } from "../order/_lib/use-sheet";
import { FoundItems } from "./found-items";
import { UnknownCode } from "./unknown-code";

/** As many as a thumb still looks through. */
const meantMax = 8;

interface ItemsMeantProps {
  store: string;
  /** What was typed and is no code of an item. */
  text: string;
  /** What is said when it is no name either. */
  sentence: string;
  onChoose: (code: string) => void;
}

/** Somebody typed a name, pinyin or a part of a code: what may be meant; a tap goes on with that item. */
export function ItemsMeant({ store, text, sentence, onChoose }: ItemsMeantProps) {
  const sheet = useSheet(store);
  if (sheet.isPending && sheet.isFetching) return <Skeleton className="h-14 w-full" />;
  const found = sheet.data ? searchSheet(sheet.data, text, undefined).slice(0, meantMax) : [];
  return found.length > 0 ? (
    <FoundItems items={found} onChoose={onChoose} />
  ) : (
    <>
      <Refusal sentence={sentence} />
      <UnknownCode code={text.trim()} />
    </>
  );
}
