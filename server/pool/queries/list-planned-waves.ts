import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { BusinessDay } from "@/server/shared/business-day";
import { timeOfDay } from "@/server/shared/time-of-day";
import { readCrews, releaseBefore, roughMinutes, type WaveStatus, waveStatusOf } from "@/server/wave";
import { nextDeparture } from "../rules";

/** A template with the wave that it stands for next: what waits for it, or the wave once it is made. */
export interface PlannedWave {
  template: number;
  name: string;
  route: string;
  routeName: string;
  dc: string | null;
  pickType: "case" | "loose" | null;
  temperature: "ambient" | "chilled" | "frozen" | null;
  departure: string;
  weekdays: number[];
  day: BusinessDay;
  departsAt: Date;
  /** What waits of its cut now. */
  stores: number;
  lines: number;
  /** Minutes for one person by mean rates; the simulation knows the walks. */
  minutes: number;
  /** Planned back from the departure for who picks there now: released later, it leaves late. */
  releaseBy: Date;
  made: { wave: string; status: WaveStatus; isLocked: boolean } | null;
}

interface Found
  extends Pick<
    PlannedWave,
    "template" | "name" | "route" | "routeName" | "dc" | "pickType" | "temperature" | "weekdays"
  > {
  departureMinute: number;
  routeIds: number[];
  dcCodes: string[];
}

/**
 * The planned waves of the DCs that the actor may see, the next departure first (2.4). Of a wave that is made its state,
 * which follows from its tasks and delivery orders; what came after it waits for a supplement.
 */
export async function listPlannedWaves(db: DbOrTx, actor: Actor, now: Date): Promise<PlannedWave[]> {
  mustBeAbleTo(actor, "pool.read");
  const templates = await readTemplates(db, actor);
  if (templates.length === 0) return [];
  const [waiting, made, crews] = await Promise.all([
    readWaiting(db, actor),
    readMade(db, templates, now),
    readCrews(db, actor, now),
  ]);
  const planned = templates.map(({ departureMinute, routeIds, dcCodes, ...template }): PlannedWave => {
    const { day, departsAt } = nextDeparture({ departureMinute, weekdays: template.weekdays }, now);
    const mine = waiting.filter(
      (row) =>
        routeIds.includes(row.routeId) &&
        dcCodes.includes(row.dc) &&
        (template.pickType === null || row.pickType === template.pickType),
    );
    const sum = (of: (row: Waiting) => number) => mine.reduce((total, row) => total + of(row), 0);
    const looseLines = sum((row) => (row.pickType === "loose" ? row.lines : 0));
    const minutes = roughMinutes({ looseLines, cases: sum(({ cases }) => cases) });
    const pickers = dcCodes.reduce((total, dc) => total + (crews.get(dc)?.pickers ?? 0), 0);
    return {
      ...template,
      departure: timeOfDay(departureMinute),
      day,
      departsAt,
      stores: new Set(mine.map(({ storeId }) => storeId)).size,
      lines: sum(({ lines }) => lines),
      minutes,
      releaseBy: releaseBefore(departsAt, minutes, pickers),
      made: made.get(`${template.template} ${day}`) ?? null,
    };
  });
  return planned.toSorted(
    (a, b) => a.departsAt.getTime() - b.departsAt.getTime() || (a.name < b.name ? -1 : 1),
  );
}

async function readTemplates(db: DbOrTx, actor: Actor): Promise<Found[]> {
  const rows = await sqlOf(db)<Found[]>`
    select t.id as template, t.name, r.code as route, r.name as "routeName", c.code as dc, t.pick_type as "pickType", t.temperature,
      t.departure_minute as "departureMinute", to_jsonb(t.weekdays) as weekdays,
      (with recursive below as (
        select t.route_id as id union select k.id from routes k join below b on k.parent_id = b.id)
       select jsonb_agg(id) from below) as "routeIds",
      (select coalesce(jsonb_agg(d.code), '[]') from dcs d
       where (t.dc_id is null or d.id = t.dc_id) and (t.temperature is null or d.zone = t.temperature)) as "dcCodes"
    from wave_templates t join routes r on r.id = t.route_id left join dcs c on c.id = t.dc_id
    where t.is_active
      and (${actor.dcIds === null}::bool or t.dc_id is null or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`;
  return [...rows];
}

interface Waiting {
  routeId: number;
  storeId: number;
  dc: string;
  pickType: "case" | "loose";
  lines: number;
  cases: number;
}

/** The pool once, by store, DC and pick type: from it every template takes its part. */
async function readWaiting(db: DbOrTx, actor: Actor): Promise<Waiting[]> {
  const rows = await sqlOf(db)<Waiting[]>`
    select s.route_id as "routeId", s.id as "storeId", c.code as dc, p.pick_type as "pickType", count(*)::int4 as lines,
      sum(case when p.pick_type = 'case' then ceil(p.qty_each::numeric / greatest(i.case_pack_each, 1)) else 0 end)::int4 as cases
    from orders o
    join stores s on s.id = o.store_id and s.status in ('active', 'closing')
    join pool_rows p on p.order_id = o.id
    join items i on i.id = p.item_id
    join dcs c on c.id = p.dc_id
    where o.status in ('pooled', 'partly_generated')
      and (${actor.dcIds === null}::bool or p.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    group by s.id, c.id, p.pick_type`;
  return [...rows];
}

async function readMade(db: DbOrTx, templates: readonly Found[], now: Date) {
  const rows = await sqlOf(db)<
    {
      template: number;
      day: string;
      wave: string;
      isReleased: boolean;
      isLocked: boolean;
      statuses: string[];
    }[]
  >`
    select w.template_id as template, w.deliver_on::text as day, w.wave_no as wave, w.released_at is not null as "isReleased",
      w.locked_at is not null as "isLocked",
      (select coalesce(jsonb_agg(distinct d.status), '[]') from deliveries d where d.wave_id = w.id) as statuses
    from waves w
    where w.template_id = any(${ints(templates.map(({ template }) => template))}::int8[])
      and w.supplements_id is null and w.cancelled_at is null
      and w.deliver_on >= (${now.toISOString()}::text::timestamptz at time zone 'Asia/Shanghai')::date`;
  return new Map(
    rows.map(({ template, day, wave, isReleased, isLocked, statuses }) => {
      const status = waveStatusOf({ isReleased, isCancelled: false, deliveries: statuses });
      return [`${template} ${day}`, { wave, status, isLocked }];
    }),
  );
}
