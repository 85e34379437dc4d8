import type { Payload } from 'payload'
import type { Front } from './front/index.ts'

const fronts = new WeakMap<Payload, Front['thread']>()

/** Lets commands that run inside this hub find the thread that delivers. */
export function setRunningFront(payload: Payload, { thread }: Front): Disposable {
  fronts.set(payload, thread)
  return { [Symbol.dispose]: () => fronts.delete(payload) }
}

/** The thread that delivers for this hub; null where nothing is served. */
export function runningFront(payload: Payload): Front['thread'] | null {
  return fronts.get(payload) ?? null
}
