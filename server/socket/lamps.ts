import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type Db, getDb } from "@/db/client";
import { type Actor, readToken } from "@/server/auth";
import { answerLamp, getLamps } from "@/server/light";
import { lampMessage, type WallInput, wallInput } from "@/server/light/schema";
import { log } from "@/server/log";
import { bearerOf } from "@/server/rest/headers";
import { DomainError } from "@/server/shared/domain-error";
import { type Connection, connect } from "@/server/socket/connection";
import { acceptOf } from "@/server/socket/frames";
import { createContext } from "@/server/trpc/context";
import { once } from "@/server/trpc/once";

const path = "/api/v1/lamps/socket";
/** What others change, such as a void delivery order, is seen within this time. */
const lookMs = 2_000;
const connectionsMax = 500;
const open = new Set<Connection>();

/** Whether a request to upgrade is for the lamps; all others are somebody else's. */
export const isLampsUrl = (url: string) => url === path || url.startsWith(`${path}?`);

/** Says goodbye to all equipment; it comes back when the server does. */
export function closeLamps(): void {
  for (const connection of open) connection.close(1001);
}

/**
 * Equipment opens its line: with a token as machines do, or from a page of ours with the session of the person at the wall. From then
 * on it is sent the lamps whenever they change, and what it says is answered under its own id, once however often it is sent.
 */
export async function handleLampsUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  db: Db = getDb(),
): Promise<void> {
  const refused = (status: string) => {
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  };
  try {
    const key = request.headers["sec-websocket-key"];
    if (typeof key !== "string" || request.headers["sec-websocket-version"] !== "13")
      return refused("400 Bad Request");
    const actor = await actorOf(request, db);
    if (!actor) return refused("401 Unauthorized");
    const asked = Object.fromEntries(new URL(request.url ?? "/", "http://lamps").searchParams);
    const wall = wallInput.safeParse(asked);
    if (!wall.success) return refused("400 Bad Request");
    if (open.size >= connectionsMax) return refused("503 Service Unavailable");
    // Asked once before the line opens: a DC out of reach is refused as such.
    await getLamps(db, actor, wall.data);
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${acceptOf(key)}\r\n\r\n`,
    );
    serve(socket, db, actor, wall.data);
  } catch (error) {
    if (!(error instanceof DomainError)) log.error({ err: error }, "lamps: the line was not opened");
    refused(error instanceof DomainError ? "403 Forbidden" : "500 Internal Server Error");
  }
}

async function actorOf(request: IncomingMessage, db: Db): Promise<Actor | undefined> {
  const bearer = bearerOf(request.headers);
  if (bearer !== undefined) return readToken(db, bearer, Date.now());
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === "string") headers.set(name, value);
  const { person, isSameOrigin } = await createContext(headers, db);
  return isSameOrigin && request.headers.origin !== undefined ? person?.actor : undefined;
}

function serve(socket: Duplex, db: Db, actor: Actor, wall: WallInput): void {
  let shown = "";
  let line: Promise<void> = Promise.resolve();
  const look = async () => {
    const lamps = await getLamps(db, actor, wall);
    const text = JSON.stringify(lamps);
    if (text === shown) return;
    shown = text;
    connection.send({ type: "lamps", ...lamps });
  };
  // One thing after the other: answers come in the order of what was said.
  const then = (work: () => Promise<void>) => {
    line = line.then(work).catch((error: unknown) => {
      log.error({ err: error }, "lamps: a message was not answered");
      connection.close(1011);
    });
  };
  const timer = setInterval(() => then(look), lookMs);
  timer.unref();
  const connection = connect(socket, {
    onText: (text) =>
      then(async () => {
        connection.send(await answer(db, actor, text));
        await look();
      }),
    onClose: () => {
      clearInterval(timer);
      open.delete(connection);
    },
  });
  open.add(connection);
  then(look);
}

/** What is said back: counted, or refused in words; what is no message of ours is told so. */
async function answer(db: Db, actor: Actor, text: string): Promise<unknown> {
  const message = lampMessage.safeParse(parsed(text));
  if (!message.success) return { type: "unreadable" };
  const { id } = message.data;
  try {
    const request = { actor, path: "lamps", requestId: id, raw: message.data };
    const counted = await once(db, request, (tx) => answerLamp(tx, actor, message.data, new Date()));
    return { type: "counted", ...counted };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { type: "refused", id, code: error.code, en: error.sentence("en"), zh: error.sentence("zh") };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
