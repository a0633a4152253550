import { createHash } from "node:crypto";

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/** No message of equipment is longer; a longer one is no equipment's. */
export const payloadMax = 64 * 1024;

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  opcode: number;
  isLast: boolean;
  payload: Buffer;
}

/** What the peer sent is no WebSocket as RFC 6455 has it; the code says why the connection ends. */
export class FrameError extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}

/** The answer to a client's key, which proves that the server speaks the protocol. */
export const acceptOf = (key: string) =>
  createHash("sha1")
    .update(key + guid)
    .digest("base64");

/** A whole frame of a server: never masked. */
export function frameOf(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head =
    size < 126
      ? Buffer.from([0x80 | opcode, size])
      : size < 65_536
        ? Buffer.from([0x80 | opcode, 126, size >> 8, size & 0xff])
        : Buffer.alloc(10);
  if (head.length === 10) {
    head[0] = 0x80 | opcode;
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return Buffer.concat([head, payload]);
}

/** Takes bytes as they arrive and gives the frames that are whole. Refuses what is not masked or too long. */
export function createFrameReader(): (chunk: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: Frame[] = [];
    for (;;) {
      const read = readFrame(rest);
      if (!read) return frames;
      frames.push(read.frame);
      rest = rest.subarray(read.size);
    }
  };
}

function readFrame(bytes: Buffer): { frame: Frame; size: number } | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  if ((first & 0x70) !== 0) throw new FrameError("an extension that was not agreed on", 1002);
  if ((second & 0x80) === 0) throw new FrameError("a client's frame is masked", 1002);
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 2 + lengthBytes) return undefined;
  const size =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (size > payloadMax) throw new FrameError("too long", 1009);
  const start = 2 + lengthBytes + 4;
  if (bytes.length < start + size) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + size));
  for (let at = 0; at < size; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return { frame: { opcode: first & 0x0f, isLast: (first & 0x80) !== 0, payload }, size: start + size };
}
