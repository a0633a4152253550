import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { loadCaseLines } from "@/server/dock/queries/load-case-lines";
import { loadContainers } from "@/server/dock/queries/load-containers";
import { caseUnits } from "@/server/dock/rules/units";
import type { ContainerKind } from "@/server/shared/label-code";

/** A label that came with a delivery order: of a case with its item, of a tote, cage or ice box without. */
export interface DeliveryLabel {
  code: string;
  kind: "case" | ContainerKind;
  /** Of a case: its item and the base units inside. */
  item: string | null;
  inCaseEach: number;
}

/**
 * The labels of the cases and containers that a delivery order came in, for whoever receives it: what was short or not needed has
 * none. A container that goes over several delivery orders of the stop is named by each. Refused:
 * `dock/unknown-handover`, out of reach.
 */
export async function listDeliveryLabels(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
): Promise<DeliveryLabel[]> {
  mustBeAbleTo(actor, "delivery.read");
  const [row] = await sqlOf(db)<{ id: number; waveId: number; storeId: number; dcId: number; dc: string }[]>`
    select d.id, d.wave_id as "waveId", d.store_id as "storeId", d.dc_id as "dcId", c.code as dc
    from deliveries d join dcs c on c.id = d.dc_id where d.delivery_no = ${input.delivery}`;
  if (!row) throw refuse("dock/unknown-handover", {});
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  const { id: deliveryId, waveId, storeId, dc } = row;
  const [lines, containers] = await Promise.all([
    loadCaseLines(db, actor, waveId, { deliveryId }),
    loadContainers(db, actor, waveId, { dc, storeId }),
  ]);
  const cases = lines.flatMap((line) =>
    caseUnits(line)
      .filter(({ isShort }) => !isShort)
      .map(({ code, inCaseEach }): DeliveryLabel => ({ code, kind: "case", item: line.item, inCaseEach })),
  );
  const boxes = containers
    .filter((box) => !box.isUnused && (box.deliveryId === null || box.deliveryId === deliveryId))
    .map(({ code, kind }): DeliveryLabel => ({ code, kind, item: null, inCaseEach: 0 }));
  return [...cases, ...boxes];
}
