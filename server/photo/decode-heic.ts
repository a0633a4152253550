import { Worker } from "node:worker_threads";
import { refuse } from "@/server/photo/errors";
import { isWholeHeic } from "@/server/photo/rules";

/** A decoded picture: four bytes per point. */
export interface RawPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

type Answer = RawPicture | { tooManyPixels: number } | { broken: true };

const decodeMsMax = 20_000;

/**
 * The decoder is WebAssembly and takes a second for a phone's photo, so it works in a thread of its own: the server goes
 * on answering. It is a text and not a file, because bundles of the server have no files beside them. The size is
 * asked of the header before anything is decoded.
 */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
const decode = require("heic-decode");
(async () => {
  const pictures = await decode.all({ buffer: workerData.file });
  const [picture] = pictures;
  const pixels = picture.width * picture.height;
  if (pixels > workerData.pixelsMax) return { tooManyPixels: pixels };
  const { data, width, height } = await picture.decode();
  return { data, width, height };
})().catch(() => ({ broken: true })).then((answer) => parentPort.postMessage(answer));
`;

/** Decodes a HEIC photo. Refused: `photo/too-many-pixels` before it is decoded, `photo/broken`. */
export async function decodeHeic(file: Buffer, pixelsMax: number): Promise<RawPicture> {
  if (!isWholeHeic(file)) throw refuse("photo/broken");
  const answer = await askWorker(file, pixelsMax);
  if ("tooManyPixels" in answer) {
    const megapixels = Math.ceil(answer.tooManyPixels / 1e6);
    throw refuse("photo/too-many-pixels", { megapixels, megapixelsMax: pixelsMax / 1e6 });
  }
  if ("broken" in answer) throw refuse("photo/broken");
  return answer;
}

function askWorker(file: Buffer, pixelsMax: number): Promise<Answer> {
  const worker = new Worker(program, {
    eval: true,
    workerData: { file: new Uint8Array(file), pixelsMax },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return new Promise<Answer>((resolve) => {
    const tooLong = setTimeout(() => resolve({ broken: true }), decodeMsMax);
    worker.once("message", resolve);
    worker.once("error", () => resolve({ broken: true }));
    worker.once("exit", () => {
      clearTimeout(tooLong);
      resolve({ broken: true });
    });
  }).finally(() => worker.terminate());
}
