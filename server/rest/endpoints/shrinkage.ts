import { getStorage, photoBytesMax, photoTypes } from "@/server/photo";
import { type Endpoint, get, post, putFile } from "@/server/rest/endpoint";
import { formatFen } from "@/server/shared/fen";
import { decideShrinkage, reverseShrinkage } from "@/server/shrinkage/commands/decide-shrinkage";
import { putShrinkagePhoto } from "@/server/shrinkage/commands/put-photo";
import { reportShrinkage, type ShrinkageState } from "@/server/shrinkage/commands/report-shrinkage";
import { getShrinkage } from "@/server/shrinkage/queries/get-shrinkage";
import { listShrinkages } from "@/server/shrinkage/queries/list-shrinkages";
import {
  decideShrinkageBody,
  listShrinkagesInput,
  reportShrinkageInput,
  reverseShrinkageBody,
} from "@/server/shrinkage/schema";

const stateOf = ({ valueFen, ...state }: ShrinkageState) => ({ ...state, value: formatFen(valueFen) });
const fenOrNull = (fen: number | null) => (fen === null ? null : formatFen(fen));

const bodyOf = ({
  lines,
  photos,
  valueFen,
  budgetLeftFen,
  ...head
}: Awaited<ReturnType<typeof getShrinkage>>) => ({
  ...head,
  value: formatFen(valueFen),
  budgetLeft: fenOrNull(budgetLeftFen),
  photos: photos.length,
  lines: lines.map(({ item, name, qtyEach, valueFen: worth }) => ({
    item,
    name,
    qty: qtyEach,
    value: formatFen(worth),
  })),
});

/** What stores write off (2.13, R22). */
export const shrinkageEndpoints: readonly Endpoint[] = [
  post("/shrinkages", {
    ability: "shrinkage.report",
    summary: "Writes goods of a store off: posted at once, in a direct store once its photo is there",
    input: reportShrinkageInput,
    handle: async ({ db, actor, now, input }) => {
      const body = stateOf(await reportShrinkage(db, actor, input, now));
      return { status: 201, body, location: `/api/v1/shrinkages/${encodeURIComponent(body.shrinkage)}` };
    },
  }),
  get("/shrinkages", {
    ability: "stock.read.store",
    summary: "Write-offs of stores, newest first",
    query: listShrinkagesInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listShrinkages(db, actor, query);
      const shown = rows.map(({ valueFen, budgetLeftFen, ...row }) => ({
        ...row,
        value: formatFen(valueFen),
        budgetLeft: fenOrNull(budgetLeftFen),
      }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  get("/shrinkages/:shrinkage", {
    ability: "stock.read.store",
    summary: "One write-off with its goods",
    handle: async ({ db, actor, params }) => ({
      status: 200,
      body: bodyOf(await getShrinkage(db, actor, params)),
    }),
  }),
  putFile("/shrinkages/:shrinkage/photo", {
    ability: "shrinkage.report",
    summary: "Puts the photo to a direct store's write-off, which judges it",
    contentTypes: photoTypes,
    bytesMax: photoBytesMax,
    handle: async ({ db, actor, params, body, now }) => ({
      status: 200,
      body: stateOf(await putShrinkagePhoto(db, actor, { ...params, file: body }, getStorage(), now)),
    }),
  }),
  post("/shrinkages/:shrinkage/decide", {
    ability: "shrinkage.approve",
    summary: "Headquarters approve or reject a write-off that waits",
    input: decideShrinkageBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: stateOf(await decideShrinkage(db, actor, { ...input, ...params }, now)),
    }),
  }),
  post("/shrinkages/:shrinkage/reverse", {
    ability: "shrinkage.reverse",
    summary: "Takes a posted write-off back by a red entry",
    input: reverseShrinkageBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: stateOf(await reverseShrinkage(db, actor, { ...input, ...params }, now)),
    }),
  }),
];
