import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Entry } from '../indexing.ts'

/** What is done to the index, in order. */
export type Change = { add: Entry } | { remove: number }

/** What the thread is asked for; it answers each, in order, with `done`. */
export type Request =
  | { changes: Change[] }
  /** What was changed since the last time counts, or was not meant. */
  | { end: 'commit' | 'rollback' }
  /** Join the parts in which the index is written. */
  | { merge: true }
  /** Bring the index into the file of a store. */
  | { into: string }

/** So many changes are sent together: kept for longer, their texts would cost V8's slow collection. */
const AT_ONCE = 100
/** So many requests may wait in the thread. */
const MOST_WAITING = 10
/** The young generation is larger than that of a node, which has no such load otherwise. */
const HEAP = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 }

/**
 * The search index of a store that is being filled, made in a file of its own by a thread of its own:
 * it is nearly half of the work. Where something is served meanwhile, it is not held up by it.
 */
export class Filling {
  readonly #file: string
  readonly #thread: Worker
  #changes: Change[] = []
  /** What the thread has not done yet. */
  readonly #asked: PromiseWithResolvers<void>[] = []
  #failure: Error | null = null

  /** `file`: where the index is made until it is moved. */
  constructor(file: string) {
    this.#file = file
    this.#thread = new Worker(new URL('./thread.ts', import.meta.url), {
      name: 'filling',
      workerData: file,
      resourceLimits: HEAP,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    this.#thread.on('message', () => this.#asked.shift()?.resolve())
    this.#thread.once('error', (error) => this.#fail(error))
    this.#thread.once('exit', () => this.#fail(new Error('The thread that fills an index ended')))
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
    void this.#ask({ end: 'commit' })
  }

  /** What was changed since the last time was not meant. */
  rollback(): void {
    this.#changes = []
    void this.#ask({ end: 'rollback' })
  }

  /** Resolves when the thread is not far behind; rejects if it has failed. */
  async pace(): Promise<void> {
    if (this.#failure) throw this.#failure
    await this.#asked[this.#asked.length - 1 - MOST_WAITING]?.promise
  }

  /** Resolves when the parts of the index are joined. */
  merge(): Promise<void> {
    return this.#ask({ merge: true })
  }

  /** Moves the index into the file of a store, which nobody else writes to meanwhile, and ends. */
  async moveInto(file: string): Promise<void> {
    await this.#ask({ into: file })
    this.close()
  }

  close(): void {
    const remove = (): void => rmSync(this.#file, { force: true })
    // At once, as the process may end before the thread has; and again, if that was just beginning.
    remove()
    this.#thread.terminate().then(remove, remove)
  }

  #change(change: Change): void {
    this.#changes.push(change)
    if (this.#changes.length >= AT_ONCE) this.#send()
  }

  #send(): void {
    if (this.#changes.length > 0) void this.#ask({ changes: this.#changes })
    this.#changes = []
  }

  #ask(request: Request): Promise<void> {
    const asked = Promise.withResolvers<void>()
    // Not everybody waits for it; who goes on hears of a failure later.
    asked.promise.catch(() => undefined)
    if (this.#failure) {
      asked.reject(this.#failure)
    } else {
      this.#asked.push(asked)
      this.#thread.postMessage(request)
    }
    return asked.promise
  }

  #fail(failure: Error): void {
    this.#failure ??= failure
    for (const asked of this.#asked.splice(0)) asked.reject(this.#failure)
  }
}
