"use client";

import { useTranslations } from "next-intl";

interface Kinds {
  kind: "franchise" | "direct" | "independent";
  settlement: "prepaid" | "cod";
}

/** Franchise, direct or independent, and how it pays: "franchise, prepaid". */
export function StoreKind({ store }: { store: Kinds }) {
  const t = useTranslations("hq.stores");
  const kind = t(`kinds.${store.kind}`);
  return <>{store.kind === "direct" ? kind : `${kind} · ${t(`settlements.${store.settlement}`)}`}</>;
}
