import { rmSync } from 'node:fs'
import { startThread, TAKING_IN, type Thread } from '#platform/threads/thread.ts'
import type { Entry } from '../indexing.ts'

/** What is done to the index, in order. */
export type Change = { add: Entry } | { remove: number }

/** What the thread does, in order. */
export type FillingCalls = {
  change(changes: Change[]): void
  /** What was changed since the last time counts, or was not meant. */
  end(how: 'commit' | 'rollback'): void
  /** Joins the parts in which the index is written. */
  merge(): void
  /** Brings the index into the file of a store. */
  moveInto(file: string): void
}

/** So many changes are sent together: kept for longer, their texts would cost V8's slow collection. */
const AT_ONCE = 100
/** So many calls may wait in the thread. */
const MOST_WAITING = 10

/**
 * The search index of a store that is being filled, made in a file of its own by a thread of its own:
 * it is nearly half of the work. Where something is served meanwhile, it is not held up by it.
 */
export class Filling {
  readonly #file: string
  readonly #thread: Thread<FillingCalls>
  #changes: Change[] = []
  /** What the thread has not done yet. */
  readonly #asked: Promise<void>[] = []
  #failure: Error | null = null

  /** `file`: where the index is made until it is moved. */
  constructor(file: string) {
    this.#file = file
    this.#thread = startThread<FillingCalls>(new URL('./thread.ts', import.meta.url), {
      name: 'filling',
      data: file,
      heap: TAKING_IN,
      offer: {},
    })
    void this.#thread.failed.then((failure) => (this.#failure = failure))
  }

  add(entry: Entry): void {
    this.#change({ add: entry })
  }

  remove(key: number): void {
    this.#change({ remove: key })
  }

  /** What was changed since the last time counts. */
  commit(): void {
    this.#send()
    this.#note(this.#thread.call('end', 'commit'))
  }

  /** What was changed since the last time was not meant. */
  rollback(): void {
    this.#changes = []
    this.#note(this.#thread.call('end', 'rollback'))
  }

  /** Resolves when the thread is not far behind; rejects if it has failed. */
  async pace(): Promise<void> {
    if (this.#failure) throw this.#failure
    await this.#asked[this.#asked.length - 1 - MOST_WAITING]
  }

  /** Resolves when the parts of the index are joined; rejects if any step before has failed. */
  merge(): Promise<void> {
    const merged = Promise.all([...this.#asked, this.#thread.call('merge')]).then(() => undefined)
    // Who asked does something else first, and must not miss it for that.
    merged.catch(() => undefined)
    return merged
  }

  /** Moves the index into the file of a store, which nobody else writes to meanwhile, and ends. */
  async moveInto(file: string): Promise<void> {
    await this.#thread.call('moveInto', file)
    this.close()
  }

  close(): void {
    this.#thread.discard(() => rmSync(this.#file, { force: true }))
  }

  #change(change: Change): void {
    this.#changes.push(change)
    if (this.#changes.length >= AT_ONCE) this.#send()
  }

  #send(): void {
    if (this.#changes.length > 0) this.#note(this.#thread.call('change', this.#changes))
    this.#changes = []
  }

  /** Nobody waits for it now; who goes on hears of a failure later. */
  #note(asked: Promise<void>): void {
    this.#asked.push(asked)
    asked.then(
      () => void this.#asked.shift(),
      (error: Error) => (this.#failure ??= error),
    )
  }
}
