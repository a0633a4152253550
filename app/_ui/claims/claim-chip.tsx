"use client";

import { useTranslations } from "next-intl";
import { Chip } from "@/app/_ui/status-chip";
import type { DifferenceStatus } from "@/server/delivery/rules/differences";

const tones = {
  submitted: "information",
  accepted: "done",
  part_accepted: "attention",
  rejected: "blocked",
} as const;

/** Where a difference note stands. */
export function ClaimChip({ status }: { status: DifferenceStatus }) {
  return <Chip tone={tones[status]}>{useTranslations("common.claims.states")(status)}</Chip>;
}
