import type { CreatedDelivery, PlannedDelivery } from "@/server/delivery";
import { formatFen } from "@/server/shared/fen";
import type { PlannedRun } from "../plan-run";
import type { RunReport } from "../run-report";

/** The answer to a run, the same for a simulation and a generation (api.md, POST /waves). */
export interface RunView extends RunReport {
  wave: string | null;
  status: "simulated" | "generated" | null;
  orders: number;
  lines: number;
  amount: string;
  deliveries: {
    delivery: string | null;
    store: string;
    dc: string;
    pickType: string;
    lines: number;
    amount: string;
  }[];
}

const amountOf = (delivery: PlannedDelivery) => delivery.lines.reduce((sum, line) => sum + line.netFen, 0);

function view(
  deliveries: readonly (PlannedDelivery & { deliveryNo?: string })[],
  report: RunReport,
  wave: string | null,
  status: RunView["status"],
): RunView {
  return {
    wave,
    status,
    orders: new Set(deliveries.flatMap((delivery) => delivery.lines.map((line) => line.orderId))).size,
    lines: deliveries.reduce((sum, delivery) => sum + delivery.lines.length, 0),
    amount: formatFen(deliveries.reduce((sum, delivery) => sum + amountOf(delivery), 0)),
    deliveries: deliveries.map((delivery) => ({
      delivery: delivery.deliveryNo ?? null,
      store: delivery.storeCode,
      dc: delivery.dcCode,
      pickType: delivery.pickType,
      lines: delivery.lines.length,
      amount: formatFen(amountOf(delivery)),
    })),
    ...report,
  };
}

/** What a run would do. */
export const simulatedView = (planned: PlannedRun, report: RunReport): RunView =>
  view(planned.deliveries, report, null, "simulated");

/** What a run has done; without a delivery there is no wave (ruling 18). */
export const generatedView = (
  report: RunReport,
  wave: { waveNo: string } | null,
  created: readonly CreatedDelivery[],
): RunView => view(created, report, wave?.waveNo ?? null, wave ? "generated" : null);
