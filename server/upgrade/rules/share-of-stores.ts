/**
 * Which of these stores belong to the first so many percent of a version's roll-out. A store's place follows from its code and
 * the version alone: 20 % contain the 10 %, the same stores whenever it is asked, and other versions try other stores first.
 * Of n stores exactly n × percent / 100 are taken, rounded up.
 */
export function shareOfStores<S extends { code: string }>(
  version: string,
  stores: readonly S[],
  percent: number,
): S[] {
  const placed = stores.map((store) => ({ store, place: placeOf(`${version}/${store.code}`) }));
  placed.sort((a, b) => a.place - b.place || a.store.code.localeCompare(b.store.code));
  return placed.slice(0, Math.ceil((stores.length * percent) / 100)).map(({ store }) => store);
}

/** FNV-1a, then mixed: neighbouring codes land far apart. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
