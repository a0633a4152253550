import { expect, test } from "vitest";
import { isWholeHeic } from "./heic-boxes";

const box = (type: string, size: number, length = size) =>
  Buffer.concat([Buffer.from([0, 0, 0, size]), Buffer.from(type), Buffer.alloc(Math.max(0, length - 8))]);
const long = Buffer.concat([
  Buffer.from([0, 0, 0, 1]),
  Buffer.from("mdat"),
  Buffer.from("0000000000000018", "hex"),
  Buffer.alloc(8),
]);

test.each<[string, Buffer, boolean]>([
  ["whole", Buffer.concat([box("ftyp", 16), box("meta", 24), box("mdat", 40)]), true],
  ["the last box to the end of the file", Buffer.concat([box("ftyp", 16), box("mdat", 0, 30)]), true],
  ["a length of 64 bits", Buffer.concat([box("ftyp", 16), long]), true],
  ["cut off in its data", Buffer.concat([box("ftyp", 16), box("mdat", 40, 30)]), false],
  ["cut off in a head", Buffer.concat([box("ftyp", 16), Buffer.from([0, 0, 0])]), false],
  ["a length of 64 bits beyond the end", Buffer.concat([box("ftyp", 16), long.subarray(0, 20)]), false],
  ["an impossible length", Buffer.concat([box("ftyp", 16), box("mdat", 3, 12)]), false],
  ["empty", Buffer.alloc(0), false],
])("%s", (_, file, isWhole) => {
  expect(isWholeHeic(file)).toBe(isWhole);
});
