"use client";

import { usePathname } from "next/navigation";
import { DocumentNumber } from "@/app/_ui/document-number";

/** The delivery order that a claim is about, where one is: at headquarters its drawer, in a DC its page. */
export function DeliveryLink({ no }: { no: string }) {
  const isHq = usePathname().startsWith("/hq");
  return <DocumentNumber no={no} href={isHq ? `/hq/deliveries?open=${no}` : `/dc/deliveries/${no}`} />;
}
