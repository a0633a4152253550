import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf, instantAt } from "@/server/shared/business-day";
import { type Download, takeDownload } from "@/server/upgrade/downloads";
import { lockRollout, type Rollout, readRollout } from "@/server/upgrade/lock-rollout";
import { findStore } from "@/server/upgrade/queries/find";
import { type KnownPackage, type Offer, offerTo } from "@/server/upgrade/rules/offer";
import { jitterMinutes, type PollUpdateInput } from "@/server/upgrade/schema";

/** How soon a till asks again that may have a package but not now: the line is full, or another till of the store is at it. */
const soonMinutes = 5;

/** What a till is told. Without `url` it downloads nothing now. */
export interface UpdateAnswer {
  /** Whether there is something to install: after `forced` at once, else at the next restart. */
  allowed: boolean;
  reason?: "current" | "not-listed" | "paused" | "quiet" | "sharing" | "busy" | "rollback";
  version?: string;
  url?: string;
  sha256?: string;
  size?: number;
  /** Ed25519 over version, sum and size, one a line; in base64. */
  signature?: string;
  forced?: boolean;
  /** The package is older than what the till runs, or, without a package, the till goes back to what it had before. */
  rollBack?: boolean;
  /** The till of the same store that has the package, or is downloading it. */
  shareFrom?: string;
  pollMinutes: number;
  jitterMinutes: number;
}

interface OpenPackage extends KnownPackage {
  sha256: string;
  signature: string;
  sizeBytes: number;
}

/**
 * Answers a till's question whether there is a newer package for it (R02), and notes that it asked. Where there is, the
 * first till of a store that asks gets the right to download, as long as the line has room; the others of the store are told to
 * take it from that till, or to ask again soon. Twenty that ask at once never get more downloads than the line bears.
 * Refused: `upgrade/unknown-store`, a store out of reach. Asked again it answers the same.
 */
export async function pollUpdate(
  db: Db,
  actor: Actor,
  input: PollUpdateInput,
  now: Date,
): Promise<UpdateAnswer> {
  mustBeAbleTo(actor, "upgrade.take");
  const storeId = await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  await sql`
    insert into pos_tills as t (store_id, till, version, polled_at)
    values (${storeId}::int4, ${input.till}, ${input.version}, ${now.toISOString()}::text::timestamptz)
    on conflict (store_id, till) do update set version = excluded.version, polled_at = greatest(t.polled_at, excluded.polled_at)`;
  const terms = await readRollout(db);
  const offer = offerOf(input.version, await packagesFor(db, storeId), terms, now);
  // Most polls end here, without a lock.
  if (offer.kind === "keep") return kept(offer.reason, terms);
  return inTransaction(db, (tx) => answerUnderLock(tx, storeId, input, now));
}

async function answerUnderLock(
  tx: Tx,
  storeId: number,
  { store, till, version }: PollUpdateInput,
  now: Date,
): Promise<UpdateAnswer> {
  const terms = await lockRollout(tx);
  const offer = offerOf(version, await packagesFor(tx, storeId), terms, now);
  if (offer.kind === "keep") return kept(offer.reason, terms);
  if (!offer.package) return { allowed: false, reason: "rollback", rollBack: true, ...asking(terms) };
  await allowLateStore(tx, offer.package.id, storeId, now);
  const download = await takeDownload(tx, { packageId: offer.package.id, storeId, till }, terms, now);
  const { sha256, signature, sizeBytes: size } = offer.package;
  const one = { version: offer.package.version, sha256, size, signature };
  const url = `/api/v1/pos/packages/${one.version}?${new URLSearchParams({ store, till })}`;
  const way =
    download.kind === "own" ? { url } : download.kind === "share" ? { shareFrom: download.till } : {};
  // Going back does not wait: the till has kept what it ran before. It is given the way, in case that is lost.
  if (offer.kind === "rollback") return { allowed: true, rollBack: true, ...one, ...way, ...asking(terms) };
  if (isWaiting(download)) return waiting(download, one.version, terms);
  return { allowed: true, ...one, ...way, ...(offer.isForced ? { forced: true } : {}), ...asking(terms) };
}

/** A store that opened after everybody was allowed joins the last stage, so that the board shows it. */
async function allowLateStore(tx: Tx, packageId: number, storeId: number, now: Date): Promise<void> {
  await sqlOf(tx)`
    with last as (select id from pos_stages where package_id = ${packageId}::int8 order by stage_no desc limit 1),
    added as (insert into pos_allowed_stores (package_id, store_id, stage_id, allowed_at)
              select ${packageId}::int8, ${storeId}::int4, id, ${now.toISOString()}::text::timestamptz from last
              on conflict do nothing returning stage_id)
    update pos_stages set store_count = store_count + 1 where id in (select stage_id from added)`;
}

const isWaiting = (download: Download): download is Download & { kind: "wait" | "busy" } =>
  download.kind === "wait" || download.kind === "busy";

function waiting(
  download: Download & { kind: "wait" | "busy" },
  version: string,
  terms: Rollout,
): UpdateAnswer {
  const soon = { pollMinutes: Math.min(soonMinutes, terms.pollMinutes), jitterMinutes: 1 };
  if (download.kind === "busy") return { allowed: false, reason: "busy", version, ...soon };
  return { allowed: false, reason: "sharing", version, shareFrom: download.till, ...soon };
}

const asking = ({ pollMinutes }: Rollout) => ({ pollMinutes, jitterMinutes });

const kept = (reason: NonNullable<UpdateAnswer["reason"]>, terms: Rollout): UpdateAnswer => ({
  allowed: false,
  reason,
  ...asking(terms),
});

function offerOf(
  version: string,
  packages: readonly OpenPackage[],
  terms: Rollout,
  now: Date,
): Offer<OpenPackage> {
  const midnight = instantAt(businessDayOf(now), 0).getTime();
  return offerTo(version, packages, terms, now, Math.floor((now.getTime() - midnight) / 60_000));
}

/** Every package that is or was rolled out, and since when the store may have it. */
async function packagesFor(db: Db | Tx, storeId: number): Promise<OpenPackage[]> {
  return sqlOf(db)<OpenPackage[]>`
    select p.id, p.version, p.status, p.is_paused as "isPaused", p.sha256, p.signature, p.size_bytes as "sizeBytes",
           coalesce(a.allowed_at, p.done_at) as "allowedAt"
    from pos_packages p left join pos_allowed_stores a on a.package_id = p.id and a.store_id = ${storeId}::int4
    where p.status <> 'draft'`.then((rows) => rows.map(withInstant));
}

/** The driver answers instants of free queries as text. */
const withInstant = (row: OpenPackage): OpenPackage => ({
  ...row,
  allowedAt: row.allowedAt === null ? null : new Date(row.allowedAt),
});
