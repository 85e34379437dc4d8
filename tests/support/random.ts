/** Random numbers that are the same in every run. */
export type Random = {
  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  pick<T>(list: readonly T[]): T | undefined
  /** Some of them, in their order; may be none. */
  some<T>(list: readonly T[]): T[]
}

/** Mulberry32: small, and good enough to choose test cases. */
export function randomFrom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  function pick<T>(list: readonly [T, ...T[]]): T
  function pick<T>(list: readonly T[]): T | undefined
  function pick<T>(list: readonly T[]): T | undefined {
    return list[below(list.length)]
  }
  return {
    below,
    pick,
    chance: (probability) => next() < probability,
    some: (list) => list.filter(() => next() < 0.5),
  }
}
