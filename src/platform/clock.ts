/** Where time comes from: handed in, so that tests can hold or move it. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
