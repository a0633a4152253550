import path from "node:path";
import process from "node:process";
import { localStorage } from "@/server/photo/storage/local-storage";
import { s3Storage } from "@/server/photo/storage/s3-storage";
import type { Storage } from "@/server/photo/storage/storage";

export type { Storage } from "@/server/photo/storage/storage";

/**
 * The file store that the environment names: `STORELINE_S3_ENDPOINT` with bucket and keys, else the folder
 * `STORELINE_PHOTO_DIR`, else `.data/photos`. Half an S3 is a defect of the installation and said at once.
 */
export function storageOf(environment: NodeJS.ProcessEnv): Storage {
  const endpoint = environment.STORELINE_S3_ENDPOINT;
  if (!endpoint)
    return localStorage(environment.STORELINE_PHOTO_DIR ?? path.join(process.cwd(), ".data", "photos"));
  const needed = (name: string) => {
    const value = environment[name];
    if (!value) throw new Error(`STORELINE_S3_ENDPOINT is set, ${name} is not.`);
    return value;
  };
  return s3Storage({
    endpoint,
    bucket: needed("STORELINE_S3_BUCKET"),
    region: environment.STORELINE_S3_REGION || "us-east-1",
    accessKeyId: needed("STORELINE_S3_ACCESS_KEY"),
    secretAccessKey: needed("STORELINE_S3_SECRET_KEY"),
  });
}

let storage: Storage | undefined;

/** The process's own file store. */
export function getStorage(): Storage {
  storage ??= storageOf(process.env);
  return storage;
}
