/** Starts all of these at once and waits for all: for tests of what happens when people collide. */
export async function atTheSameTime<T>(works: readonly (() => Promise<T>)[]): Promise<T[]> {
  return Promise.all(works.map((work) => work()));
}
