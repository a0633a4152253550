/**
 * Where photos and pieces of packages lie: a folder of this machine, or any store that speaks S3. Keys are random names of our own making; nothing
 * that a person wrote ever becomes part of a path.
 */
export interface Storage {
  /** Keeps bytes under a new name, whole or not at all. */
  put(key: string, bytes: Buffer): Promise<void>;
  /** The bytes under a name; undefined when there is none. */
  get(key: string): Promise<Buffer | undefined>;
  /** Forgets a name; one that is not there is no fault. */
  remove(key: string): Promise<void>;
}

const keyShape = /^[a-z]+\/[0-9a-f]{2}\/[0-9a-f]{32}((-t)?\.jpg|\.part)$/;

/** A defect: a key that is not of our own making. */
export function mustBeKey(key: string): void {
  if (!keyShape.test(key)) throw new Error(`not a storage key: ${key}`);
}
