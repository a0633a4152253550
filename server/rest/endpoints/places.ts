import { get, post } from "@/server/rest/endpoint";
import { clearCrossDock } from "@/server/warehouse/commands/clear-cross-dock";
import { dropMove } from "@/server/warehouse/commands/drop-move";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { listCrossDock } from "@/server/warehouse/queries/list-cross-dock";
import { listMoveTasks } from "@/server/warehouse/queries/list-move-tasks";
import { listPlaces } from "@/server/warehouse/queries/list-places";
import {
  dropMoveBody,
  dropMoveInput,
  listMoveTasksQuery,
  listPlacesQuery,
  moveBody,
} from "@/server/warehouse/schema";
import { clearCrossDockBody } from "@/server/warehouse/waiting-schema";

/** Where a DC's goods lie, and what is carried from one place to another. */
export const placeEndpoints = [
  get("/dcs/:dc/places", {
    ability: "stock.read.dc",
    summary: "Places of a DC with what lies there: pick faces, reserve places, docks",
    query: listPlacesQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listPlaces(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  get("/dcs/:dc/move-tasks", {
    ability: "goods.move",
    summary: "What is to be carried at a DC, newest first, or the moves of one state",
    query: listMoveTasksQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listMoveTasks(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  post("/dcs/:dc/move-tasks", {
    ability: "goods.move",
    summary: "Ask for what pick faces lack: what is promised, and what is below their least",
    handle: async ({ db, actor, params, now }) => ({
      status: 201,
      body: await fillFaces(db, actor, params, now),
    }),
  }),
  post("/dcs/:dc/move-tasks/:task/drop", {
    ability: "goods.move",
    summary: "Give a move up; a place where goods were not found is to be counted",
    input: dropMoveBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await dropMove(db, actor, dropMoveInput.parse({ ...input, ...params }), now),
    }),
  }),
  get("/dcs/:dc/cross-dock", {
    ability: "goods.move",
    summary: "What lies at a DC's places for cross-docking, and who waits for it",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await listCrossDock(db, actor, params) }),
  }),
  post("/dcs/:dc/cross-dock/clear", {
    ability: "goods.move",
    summary: "Ask for what lies there to be put away, all but what delivery orders are to get",
    input: clearCrossDockBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await clearCrossDock(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
  post("/dcs/:dc/moves", {
    ability: "goods.move",
    summary: "Carry goods from one place of a DC to another; a scan counts once",
    input: moveBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await moveGoods(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
];
