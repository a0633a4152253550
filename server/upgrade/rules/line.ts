/** How many seconds of a full line so many stores take for a package (R02, example 1): 1,200 × 80 MB over 100 Mbit/s are 7,680 s. */
export function lineSeconds(stores: number, sizeBytes: number, lineMbit: number): number {
  return (stores * sizeBytes * 8) / (lineMbit * 1_000_000);
}
