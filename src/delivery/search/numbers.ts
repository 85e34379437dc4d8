type Numbers = Float64Array | Int32Array | Uint16Array | Uint8Array

/** How much room to make so that a number fits and others after it. */
export function roomFor(last: number): number {
  return last + 1024 + Math.floor(last / 8)
}

/** More room with the same content in front. */
export function wider<Held extends Numbers>(held: Held, room: Held): Held {
  room.set(held)
  return room
}

/** Where the first number stands that fulfils what all after it fulfil as well; the length if none does. */
export function firstOf(numbers: Int32Array, isReached: (number: number) => boolean): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isReached(numbers[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
