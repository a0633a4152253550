import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { loadCaseLines, type StopFacts } from "@/server/dock/queries/load-case-lines";
import { loadContainers } from "@/server/dock/queries/load-containers";
import { type UnitKind, type UnitStatus, unitStatusOf } from "@/server/dock/rules/load";
import { byReverseStop, caseUnits } from "@/server/dock/rules/units";
import type { PaperRef } from "@/server/dock/schema";

/** A label that goes on a truck: a case, or a container with what is in it. */
export interface Unit extends StopFacts {
  code: string;
  kind: UnitKind;
  status: UnitStatus;
  delivery: string | null;
  deliveryId: number | null;
  /** Of a case: its item; of a container: empty. */
  item: string;
  name: string;
  isGift: boolean;
  location: string;
  /** This is n of m: cases of its line, containers of its kind for the store. */
  no: number;
  count: number;
  /** Why it is void, when its case was short: the reason and who said so. */
  reason: string | null;
  shortBy: string | null;
  isLoaded: boolean;
}

/** Every label of a wave at the actor's DCs, the last stop first, as trucks are loaded. */
export async function loadUnits(
  db: DbOrTx,
  actor: Actor,
  waveId: number,
  ref: Pick<PaperRef, "dc" | "route"> = {},
): Promise<Unit[]> {
  const sql = sqlOf(db);
  const loaded = await sql<{ code: string }[]>`select code from loads where wave_id = ${waveId}`;
  const onTruck = new Set(loaded.map(({ code }) => code));
  const cases = (await loadCaseLines(db, actor, waveId, ref)).flatMap((line) =>
    caseUnits(line).map(({ code, caseNo, caseCount, isShort }): Unit => {
      const isLoaded = onTruck.has(code);
      return {
        ...stopOf(line),
        ...{ code, kind: "case", isLoaded, no: caseNo, count: caseCount },
        status: unitStatusOf({
          delivery: line.status,
          isCheckDue: line.isCheckDue,
          isVoid: isShort,
          isLoaded,
        }),
        ...{ delivery: line.delivery, deliveryId: line.deliveryId },
        ...{ item: line.item, name: line.name, isGift: line.isGift, location: line.location },
        reason: isShort ? line.reason : null,
        shortBy: isShort ? line.shortBy : null,
      };
    }),
  );
  const containers = (await loadContainers(db, actor, waveId, ref)).map((row): Unit => {
    const isLoaded = onTruck.has(row.code);
    return {
      ...stopOf(row),
      ...{ code: row.code, kind: row.kind, isLoaded, no: row.seq, count: row.count },
      status: unitStatusOf({
        delivery: row.status,
        isCheckDue: row.isCheckDue,
        isVoid: row.isUnused,
        isLoaded,
      }),
      ...{ delivery: row.delivery, deliveryId: row.deliveryId },
      ...{ item: "", name: "", isGift: false, location: "", reason: null, shortBy: null },
    };
  });
  return [...cases, ...containers].sort(
    (a, b) => Number(a.dc > b.dc) - Number(a.dc < b.dc) || byReverseStop(a, b),
  );
}

function stopOf(row: StopFacts): StopFacts {
  const { dc, dcId, temperature, store, storeId, storeName, route, routeId, routeName, stop } = row;
  return { dc, dcId, temperature, store, storeId, storeName, route, routeId, routeName, stop };
}
