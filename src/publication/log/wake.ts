type Wake = () => void

// Config code exists twice in a process (server and Next's bundle), so modules cannot hold this.
const REGISTRY = Symbol.for('stadtwort.sequencers')
const shared: typeof globalThis & { [REGISTRY]?: WeakMap<object, Wake> } = globalThis

/** Tells the sequencer of this hub, if it runs in this process, that something was committed. */
export function wakeSequencer(payload: object): void {
  shared[REGISTRY]?.get(payload)?.()
}

/** Makes a sequencer the one that `wakeSequencer` wakes, or with null none. */
export function registerWake(payload: object, wake: Wake | null): void {
  const registry = (shared[REGISTRY] ??= new WeakMap())
  if (wake) registry.set(payload, wake)
  else registry.delete(payload)
}
