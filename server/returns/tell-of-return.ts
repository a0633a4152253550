import { sqlOf, type Tx } from "@/db/client";
import { notify } from "@/server/notify";
import { formatFen } from "@/server/shared/fen";
import { formatQuantity } from "@/server/shared/quantity";

interface ToldReturn {
  return: string;
  storeId: number;
  store: string;
  storeName: string;
  status: string;
  reason: string;
  acceptedFen: number | null;
  clawbackFen: number | null;
}

async function toldOf(tx: Tx, returnId: number): Promise<ToldReturn[]> {
  return sqlOf(tx)<ToldReturn[]>`
    select r.return_no as "return", s.id as "storeId", s.code as store, s.name as "storeName", r.status,
           r.decision_reason as reason, r.accepted_fen as "acceptedFen", r.clawback_fen as "clawbackFen"
    from returns r join stores s on s.id = r.store_id where r.id = ${returnId}::int8`;
}

const linkTo = (returnNo: string) => `/store/returns/${encodeURIComponent(returnNo)}`;

/** Tells the store what headquarters decided on its return. */
export async function tellOfDecision(tx: Tx, returnId: number, now: Date): Promise<void> {
  const told = await toldOf(tx, returnId);
  await notify(
    tx,
    told.map(({ return: no, storeId, store, storeName, status, reason }) => ({
      to: { kind: "store" as const, id: storeId },
      template: "return.decided" as const,
      details: { return: no, store, storeName, isApproved: status === "approved", reason },
      link: linkTo(no),
    })),
    now,
  );
}

/** Tells the store what its return was worth and what comes back, once. */
export async function tellOfSettlement(tx: Tx, returnId: number, now: Date): Promise<void> {
  const [told] = await toldOf(tx, returnId);
  if (!told) return;
  const back = await sqlOf(tx)<{ name: string; unit: string; isWeighed: boolean; each: number }[]>`
    select i.name, i.unit, i.is_weighed as "isWeighed", l.refused_each as each
    from return_lines l join items i on i.id = l.item_id
    where l.return_id = ${returnId}::int8 and l.refused_each > 0 order by l.line_no`;
  const { return: no, storeId, store, storeName, acceptedFen, clawbackFen } = told;
  const message = {
    to: { kind: "store" as const, id: storeId },
    template: "return.settled" as const,
    details: {
      return: no,
      store,
      storeName,
      credit: formatFen((acceptedFen ?? 0) - (clawbackFen ?? 0)),
      clawback: formatFen(clawbackFen ?? 0),
      items: back.map(({ name, unit, isWeighed, each }) => {
        return { name, qty: formatQuantity(each, isWeighed), unit: isWeighed ? "kg" : unit };
      }),
    },
    link: linkTo(no),
    dedupeKey: `return.settled:${returnId}`,
  };
  await notify(tx, [message], now);
}
