import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { zoneOf } from "@/server/wave/rules/work-line";

/** A zone of a DC, hour by hour: lines handed to its pickers, and lines that they took. */
export interface NightZone {
  dc: string;
  zone: string;
  /** One figure for each hour of the night. */
  released: number[];
  picked: number[];
  /** Lines of the waves that are out, whenever they were released, that nobody has picked yet. */
  left: number;
}

export interface Night {
  /** When each hour begins; the last one is under way. */
  hours: Date[];
  zones: NightZone[];
}

const hoursShown = 12;
const hourMs = 3_600_000;

/**
 * The last twelve hours of the DCs that the actor may see, hour by hour and zone by zone. A line is released with its wave, and picked
 * by its last scan, or when its delivery order was confirmed as printed; it counts in the zone that its location lies in. Void and
 * reversed delivery orders count nowhere.
 */
export async function getNight(db: DbOrTx, actor: Actor, now: Date): Promise<Night> {
  mustBeAbleTo(actor, "wave.read");
  const last = Math.floor(now.getTime() / hourMs);
  const hours = Array.from({ length: hoursShown }, (_, n) => new Date((last - hoursShown + 1 + n) * hourMs));
  const zones = new Map<string, NightZone>();
  for (const { dc, location, releasedHour, pickedHour, lines } of await readLines(db, actor, now)) {
    const zone = zoneOf(location);
    const key = `${dc} ${zone}`;
    const none = () => Array<number>(hoursShown).fill(0);
    const row = zones.get(key) ?? { dc, zone, released: none(), picked: none(), left: 0 };
    zones.set(key, row);
    const count = (figures: number[], hour: number) => {
      const at = hour - last + hoursShown - 1;
      if (at >= 0 && at < hoursShown) figures[at] = (figures[at] ?? 0) + lines;
    };
    count(row.released, releasedHour);
    if (pickedHour === null) row.left += lines;
    else count(row.picked, pickedHour);
  }
  const shown = [...zones.values()].filter(
    ({ released, picked, left }) => left > 0 || [...released, ...picked].some((lines) => lines > 0),
  );
  return { hours, zones: shown.sort((a, b) => (`${a.dc} ${a.zone}` < `${b.dc} ${b.zone}` ? -1 : 1)) };
}

interface NightLines {
  dc: string;
  location: string;
  /** Hours since 1970. */
  releasedHour: number;
  pickedHour: number | null;
  lines: number;
}

async function readLines(db: DbOrTx, actor: Actor, now: Date): Promise<NightLines[]> {
  const sql = sqlOf(db);
  return sql<NightLines[]>`
    with night as (
      select t.id, t.dc_id, w.released_at
      from waves w join pick_tasks t on t.wave_id = w.id
      where w.released_at is not null and w.cancelled_at is null
        and w.deliver_on >= ${addDays(businessDayOf(now), -2)}::text::date
        and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))),
    scanned as (
      select s.task_id, s.line_no, max(s.scanned_at) as at
      from night n join pick_scans s on s.task_id = n.id group by s.task_id, s.line_no)
    select c.code as dc, l.location, floor(extract(epoch from n.released_at) / 3600)::int4 as "releasedHour",
           floor(extract(epoch from coalesce(k.at, d.picked_at)) / 3600)::int4 as "pickedHour", count(*)::int4 as lines
    from night n
    join pick_lines l on l.task_id = n.id
    join deliveries d on d.id = l.delivery_id and d.status not in ('void', 'reversed')
    join dcs c on c.id = n.dc_id
    left join scanned k on k.task_id = l.task_id and k.line_no = l.line_no
    group by 1, 2, 3, 4`;
}
