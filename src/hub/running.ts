import type { Payload } from 'payload'
import type { Store } from '#delivery/index.ts'

const stores = new WeakMap<Payload, Store>()

/** Lets commands that run inside this hub find the store it serves from. */
export function setRunningStore(payload: Payload, store: Store): Disposable {
  stores.set(payload, store)
  return { [Symbol.dispose]: () => stores.delete(payload) }
}

/** The store this process serves from; null where it serves nothing. */
export function runningStore(payload: Payload): Store | null {
  return stores.get(payload) ?? null
}
