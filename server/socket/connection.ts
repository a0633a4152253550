import type { Duplex } from "node:stream";
import { createFrameReader, FrameError, frameOf, opcodes, payloadMax } from "@/server/socket/frames";

/** A peer that says nothing for so long, not even to a ping, is gone. */
const pingMs = 20_000;

export interface Connection {
  send: (message: unknown) => void;
  close: (code: number) => void;
}

interface Handlers {
  onText: (text: string) => void;
  onClose: () => void;
}

/** One WebSocket of ours over a socket that has shaken hands: texts in, JSON out, pings so that a dead peer is noticed. */
export function connect(socket: Duplex, { onText, onClose }: Handlers): Connection {
  const read = createFrameReader();
  let isOpen = true;
  let isHeard = true;
  let parts: Buffer[] = [];
  const write = (opcode: number, payload: Buffer) => {
    if (isOpen && !socket.destroyed) socket.write(frameOf(opcode, payload));
  };
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(timer);
    onClose();
  };
  const close = (code: number) => {
    write(opcodes.close, Buffer.from([code >> 8, code & 0xff]));
    end();
    socket.end();
  };
  const timer = setInterval(() => {
    if (!isHeard) {
      end();
      return socket.destroy();
    }
    isHeard = false;
    write(opcodes.ping, Buffer.alloc(0));
  }, pingMs);
  timer.unref();

  socket.on("data", (chunk: Buffer) => {
    isHeard = true;
    try {
      for (const { opcode, isLast, payload } of read(chunk)) {
        if (opcode === opcodes.close) return close(1000);
        if (opcode === opcodes.ping) write(opcodes.pong, payload);
        else if (opcode === opcodes.binary) return close(1003);
        else if (opcode === opcodes.text || opcode === opcodes.continuation) {
          parts.push(payload);
          if (parts.reduce((sum, part) => sum + part.length, 0) > payloadMax) return close(1009);
          if (!isLast) continue;
          const text = Buffer.concat(parts).toString("utf8");
          parts = [];
          onText(text);
        }
      }
    } catch (error) {
      close(error instanceof FrameError ? error.code : 1011);
    }
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", end);
  return { send: (message) => write(opcodes.text, Buffer.from(JSON.stringify(message))), close };
}
