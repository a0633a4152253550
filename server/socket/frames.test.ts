import { expect, test } from "vitest";
import { acceptOf, createFrameReader, FrameError, frameOf, opcodes } from "./frames";

/** A frame as a client sends it. */
function masked(text: string, { isLast = true, opcode = opcodes.text as number } = {}): Buffer {
  const payload = Buffer.from(text);
  const whole = frameOf(opcode, payload);
  const headSize = whole.length - payload.length;
  const head = Buffer.from(whole.subarray(0, headSize));
  head[0] = (isLast ? 0x80 : 0) | opcode;
  head[1] = (head[1] ?? 0) | 0x80;
  const mask = Buffer.from([1, 2, 3, 4]);
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0))]);
}

test("the key of RFC 6455's example gets its answer", () => {
  expect(acceptOf("dGhlIHNhbXBsZSBub25jZQ==")).toBe("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
});

test.each([0, 1, 125, 126, 300, 60_000])("a text of %i bytes is read, however it is cut", (size) => {
  const text = "x".repeat(size);
  const bytes = Buffer.concat([masked(text), masked("end")]);
  for (const cut of [1, 3, 7, bytes.length]) {
    const read = createFrameReader();
    const frames = [];
    for (let at = 0; at < bytes.length; at += cut * 997) {
      for (let part = at; part < Math.min(at + cut * 997, bytes.length); part += cut)
        frames.push(...read(bytes.subarray(part, Math.min(part + cut, at + cut * 997))));
    }
    expect(frames.map(({ payload }) => payload.toString())).toEqual([text, "end"]);
  }
});

test("what is not masked, too long or extended is refused", () => {
  expect(() => createFrameReader()(frameOf(opcodes.text, Buffer.from("x")))).toThrow(FrameError);
  expect(() => createFrameReader()(masked("x".repeat(70_000)))).toThrow(FrameError);
  expect(() => createFrameReader()(Buffer.from([0xc1, 0x80, 0, 0, 0, 0]))).toThrow(FrameError);
});
