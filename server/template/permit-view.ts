import { instantText } from "@/server/shared/instant-text";
import type { WindowVerdict } from "./rules";

/** The late permit under which a store orders, as screens and machines read it; null without one (U5). */
export function permitView({ permit }: Pick<WindowVerdict, "permit">) {
  return permit && { until: instantText(new Date(permit.untilMs)), reason: permit.reason };
}
