import { getStorage } from "@/server/photo";
import { download, get, post, putStream } from "@/server/rest/endpoint";
import { openStage } from "@/server/upgrade/commands/open-stage";
import { pausePackage } from "@/server/upgrade/commands/pause-package";
import { pollUpdate } from "@/server/upgrade/commands/poll-update";
import { reportUpdate } from "@/server/upgrade/commands/report-update";
import { uploadPackage } from "@/server/upgrade/commands/upload-package";
import { withdrawPackage } from "@/server/upgrade/commands/withdraw-package";
import { getUpgrade } from "@/server/upgrade/queries/get-upgrade";
import { listTills } from "@/server/upgrade/queries/list-tills";
import { listUpgrades } from "@/server/upgrade/queries/list-upgrades";
import { openPackage } from "@/server/upgrade/queries/open-package";
import {
  downloadInput,
  listTillsInput,
  openStageInput,
  packageRef,
  pausePackageInput,
  pollUpdateInput,
  reportUpdateInput,
  uploadPackageInput,
  withdrawPackageInput,
} from "@/server/upgrade/schema";
import { publicKeyOf } from "@/server/upgrade/signing";

const withoutVersion = { version: true } as const;

/** Packages for tills: rolled out by headquarters, asked for, downloaded and reported by tills (R02). */
export const upgradeEndpoints = [
  get("/pos/update", {
    ability: "upgrade.take",
    summary: "Whether there is a newer package for a till, and whether it downloads it, or where it gets it",
    query: pollUpdateInput,
    handle: async ({ db, actor, now, query }) => ({
      status: 200,
      body: await pollUpdate(db, actor, query, now),
    }),
  }),
  get("/pos/key", {
    ability: "upgrade.take",
    summary: "The public key (Ed25519, PEM) with which tills check the signature of packages",
    handle: async ({ db }) => ({ status: 200, body: { publicKey: await publicKeyOf(db) } }),
  }),
  get("/pos/packages", {
    ability: "upgrade.read",
    summary: "Packages, the newest first, and how far each has come",
    handle: async ({ db, actor }) => ({ status: 200, body: await listUpgrades(db, actor) }),
  }),
  download("/pos/packages/:version", {
    ability: "upgrade.take",
    summary: "The bytes of a package from any byte on (Range, If-Range), for the till that may download it",
    query: downloadInput,
    serve: ({ db, actor, now, params, query, headers }) =>
      openPackage(
        db,
        actor,
        { ...packageRef.parse(params), ...query, range: headers.range, ifRange: oneOf(headers["if-range"]) },
        getStorage(),
        now,
      ),
  }),
  putStream("/pos/packages/:version", {
    ability: "upgrade.manage",
    summary: "Takes a package as a draft: summed up while it arrives, and signed",
    contentTypes: ["application/octet-stream", "application/zip"],
    query: uploadPackageInput.omit(withoutVersion),
    handle: async ({ db, actor, now, params, query, bytes }) => {
      const input = uploadPackageInput.parse({ ...params, ...query });
      const body = await uploadPackage(db, actor, { ...input, bytes }, getStorage(), now);
      return { status: 201, body, location: `/api/v1/pos/packages/${body.version}/progress` };
    },
  }),
  get("/pos/packages/:version/progress", {
    ability: "upgrade.read",
    summary: "How far the roll-out of a package is: stages, stores, tills, failures",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await getUpgrade(db, actor, packageRef.parse(params), now),
    }),
  }),
  get("/pos/packages/:version/tills", {
    ability: "upgrade.read",
    summary: "Every till of the stores that may have a package and what became of it there, failures first",
    query: listTillsInput.omit(withoutVersion).strict(),
    handle: async ({ db, actor, now, params, query }) => ({
      status: 200,
      body: await listTills(db, actor, { ...query, ...packageRef.parse(params) }, now),
    }),
  }),
  post("/pos/packages/:version/stages", {
    ability: "upgrade.manage",
    summary: "Lets more stores have a package",
    input: openStageInput.omit(withoutVersion).strict(),
    handle: async ({ db, actor, now, params, input }) => ({
      status: 201,
      body: await openStage(db, actor, { ...packageRef.parse(params), ...input }, now),
    }),
  }),
  post("/pos/packages/:version/pause", {
    ability: "upgrade.manage",
    summary: "Stops the roll-out of a package for a while, or goes on with it",
    input: pausePackageInput.omit(withoutVersion),
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await pausePackage(db, actor, { ...packageRef.parse(params), ...input }, now),
    }),
  }),
  post("/pos/packages/:version/withdraw", {
    ability: "upgrade.manage",
    summary: "Takes a package back for good; tills that run it go back",
    input: withdrawPackageInput.omit(withoutVersion),
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await withdrawPackage(db, actor, { ...packageRef.parse(params), ...input }, now),
    }),
  }),
  post("/pos/reports", {
    ability: "upgrade.take",
    summary: "Notes what a till did with a package; the same report counts once",
    input: reportUpdateInput,
    handle: async ({ db, actor, now, input }) => ({
      status: 201,
      body: await reportUpdate(db, actor, input, now),
    }),
  }),
];

const oneOf = (header: string | string[] | undefined) => (Array.isArray(header) ? undefined : header);
